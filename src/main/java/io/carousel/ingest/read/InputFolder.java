package io.carousel.ingest.read;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.error.Nearest;
import io.carousel.schema.DatasetSpec;
import io.carousel.schema.Datasets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The files of an input folder by dataset: {@code NAME.csv}, {@code .jsonl}, {@code .json} or
 * {@code .parquet}, texts also {@code .gz}, or a folder {@code NAME} of such files. The ECB's
 * {@code eurofxref-hist.csv} is read as {@code fx_rates}.
 *
 * @param files the files of each dataset in the folder
 * @param warnings about files in the folder that are not read
 */
public record InputFolder(Map<String, List<InputFile>> files, List<String> warnings) {
  private static final String BUNDLED_FOLDER = "data/ai-industry/";

  /** At least one of these datasets must be there. */
  private static final Set<String> ANALYSED = Set.of("deals", "payments", "exposures");

  /** An unknown name within this many edits of a known one counts as misspelt. */
  private static final int NEAR = 2;

  /**
   * Lists a folder and reads the headers of its files.
   *
   * @param folder empty for the bundled data
   * @throws CarouselException ({@link Failure#INPUT}) if the folder or a file cannot be read, a
   *     file lacks a required column, or there is nothing to analyse
   */
  public static InputFolder open(Optional<String> folder, Configuration hadoop) {
    Map<String, List<InputFile>> files = new TreeMap<>();
    List<String> warnings = new ArrayList<>();
    if (folder.isPresent()) {
      list(folder.get(), hadoop, files, warnings);
    } else {
      bundled(files);
    }
    if (ANALYSED.stream().noneMatch(files::containsKey)) {
      throw CarouselException.of(Failure.INPUT, "nothing to analyse")
          .at("input folder " + folder.orElse("(bundled)"))
          .allowed("a file or folder named deals, payments or exposures, such as payments.csv")
          .remedy(warnings.isEmpty() ? "check --input" : String.join("; ", warnings));
    }
    files.replaceAll((dataset, list) -> Headers.readAll(dataset(dataset), list, hadoop));
    return new InputFolder(files, warnings);
  }

  public List<InputFile> of(DatasetSpec dataset) {
    return files.getOrDefault(dataset.name(), List.of());
  }

  /** The size of all files together. */
  public long bytes() {
    return files.values().stream().flatMap(List::stream).mapToLong(InputFile::bytes).sum();
  }

  private static DatasetSpec dataset(String name) {
    return Datasets.ALL.get(Datasets.names().indexOf(name));
  }

  private static void bundled(Map<String, List<InputFile>> files) {
    for (String dataset : Datasets.names()) {
      String name = dataset + ".csv";
      if (InputFolder.class.getClassLoader().getResource(BUNDLED_FOLDER + name) != null) {
        String location = InputFile.BUNDLED + BUNDLED_FOLDER + name;
        files.put(dataset, List.of(InputFile.of(location, name, 0)));
      }
    }
  }

  private static void list(
      String folder,
      Configuration hadoop,
      Map<String, List<InputFile>> files,
      List<String> warnings) {
    try {
      Path path = new Path(folder);
      FileSystem system = path.getFileSystem(hadoop);
      if (!system.exists(path) || !system.getFileStatus(path).isDirectory()) {
        throw CarouselException.of(Failure.INPUT, "input folder does not exist:")
            .value(folder)
            .remedy("check --input; without it the bundled data is used");
      }
      for (FileStatus entry : sorted(system.listStatus(path))) {
        sort(entry, system, files, warnings);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw CarouselException.of(Failure.INPUT, "input folder cannot be read:")
          .value(folder)
          .remedy(String.valueOf(e.getMessage()))
          .causedBy(e);
    }
  }

  private static void sort(
      FileStatus entry,
      FileSystem system,
      Map<String, List<InputFile>> files,
      List<String> warnings)
      throws IOException {
    String name = entry.getPath().getName();
    // Also folders: Spark writes deals.parquet as one.
    String stem = FileFormat.stem(name);
    String dataset = stem.equals(FileFormat.ECB_NAME) ? Datasets.FX_RATES.name() : stem;
    boolean readable = entry.isDirectory() || FileFormat.of(name).isPresent();
    if (Datasets.names().contains(dataset) && readable) {
      List<InputFile> found = new ArrayList<>();
      if (files.put(dataset, found) != null) {
        throw CarouselException.of(Failure.INPUT, "a dataset is given more than once:")
            .value(dataset)
            .at(entry.getPath().getParent().toString())
            .allowed("one file named " + dataset + ", or a folder " + dataset + " of files");
      }
      if (entry.isDirectory()) {
        for (FileStatus part : sorted(system.listStatus(entry.getPath()))) {
          addPart(part, name, found, warnings);
        }
      } else {
        found.add(file(entry, name));
      }
      return;
    }
    String first = name.replaceAll("\\..*$", "");
    Optional<String> near =
        Nearest.to(first, Datasets.names()).filter(n -> Nearest.distance(first, n) <= NEAR);
    if (near.isPresent() && readable) {
      String end = name.substring(FileFormat.stem(name).length());
      warnings.add(name + " is not read; rename it to " + near.get() + end);
    } else if (near.isPresent()) {
      warnings.add(name + " is not read; " + near.get() + " is read from files " + FileFormat.ENDS);
    } else if (entry.isFile() && readable) {
      warnings.add(name + " is not read: no dataset has that name");
    }
  }

  private static void addPart(
      FileStatus part, String folder, List<InputFile> found, List<String> warnings) {
    String name = part.getPath().getName();
    if (name.startsWith(".") || name.startsWith("_")) {
      // Files that other programs keep next to their data or have not finished yet.
      return;
    }
    if (part.isFile() && FileFormat.of(name).isPresent()) {
      found.add(file(part, folder + "/" + name));
    } else {
      warnings.add(folder + "/" + name + " is not read; files " + FileFormat.ENDS + " are");
    }
  }

  private static InputFile file(FileStatus status, String name) {
    return InputFile.of(status.getPath().toString(), name, status.getLen());
  }

  private static List<FileStatus> sorted(FileStatus[] entries) {
    List<FileStatus> sorted = new ArrayList<>(List.of(entries));
    sorted.sort(Comparator.comparing(entry -> entry.getPath().getName()));
    return sorted;
  }
}
