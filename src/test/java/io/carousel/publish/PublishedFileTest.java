package io.carousel.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the local file system and of others: here one whose files lie in a folder. */
final class PublishedFileTest {
  @TempDir Path folder;

  private static Configuration hadoop() {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.far.impl", FarFileSystem.class.getName());
    hadoop.set("fs.AbstractFileSystem.far.impl", FarFiles.class.getName());
    return hadoop;
  }

  private PublishedFile near() {
    return new PublishedFile(folder.resolve("made here/file.txt").toString(), hadoop());
  }

  private PublishedFile far() {
    return new PublishedFile("far:" + folder.resolve("made there/file.txt"), hadoop());
  }

  private static Path append(Path file, String text) {
    try {
      return Files.writeString(file, (Files.exists(file) ? Files.readString(file) : "") + text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> files() throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void aNewContentTakesThePlaceOfTheOldAndNothingElseIsLeft() throws IOException {
    for (PublishedFile file : List.of(near(), far())) {
      file.replace(path -> append(path, "one"));
      file.replace(path -> append(path, "two"));
    }
    assertThat(files()).containsExactly("made here/file.txt", "made there/file.txt");
    assertThat(folder.resolve("made here/file.txt")).hasContent("two");
    assertThat(folder.resolve("made there/file.txt")).hasContent("two");
  }

  @Test
  void anUpdateSeesTheExistingFile() throws IOException {
    List<String> result = new ArrayList<>();
    for (PublishedFile file : List.of(near(), far())) {
      for (String text : List.of("one", "two")) {
        result.add(
            file.update(
                path -> {
                  append(path, text);
                  return "wrote " + text;
                }));
      }
    }
    assertThat(result).containsExactly("wrote one", "wrote two", "wrote one", "wrote two");
    assertThat(files()).containsExactly("made here/file.txt", "made there/file.txt");
    assertThat(folder.resolve("made here/file.txt")).hasContent("onetwo");
    assertThat(folder.resolve("made there/file.txt")).hasContent("onetwo");
  }

  @Test
  void whatFailsHalfWayLeavesTheOldContent() throws IOException {
    for (PublishedFile file : List.of(near(), far())) {
      file.replace(path -> append(path, "one"));
      assertThatThrownBy(
              () ->
                  file.replace(
                      path -> {
                        append(path, "half");
                        throw new UncheckedIOException(new IOException("no room"));
                      }))
          .isInstanceOfSatisfying(
              CarouselException.class, e -> assertThat(e.failure()).isEqualTo(Failure.PUBLICATION))
          .hasMessageContainingAll("no room", "file.txt");
    }
    assertThat(files()).containsExactly("made here/file.txt", "made there/file.txt");
    assertThat(folder.resolve("made here/file.txt")).hasContent("one");
    assertThat(folder.resolve("made there/file.txt")).hasContent("one");
  }

  @Test
  void anUpdateOfAFarFileThatSomebodyElseHasUpdatedIsRefused() throws IOException {
    assertThatThrownBy(
            () ->
                far()
                    .update(
                        path -> {
                          append(path, "mine");
                          return far().update(other -> Files.exists(append(other, "theirs")));
                        }))
        .hasMessageContaining("another process has changed it");
    assertThat(files()).containsExactly("made there/file.txt");
    assertThat(folder.resolve("made there/file.txt")).hasContent("theirs");
  }

  /** The local one under another name. */
  public static final class FarFileSystem extends RawLocalFileSystem {
    @Override
    public String getScheme() {
      return "far";
    }

    @Override
    public URI getUri() {
      return URI.create("far:///");
    }

    @Override
    public File pathToFile(org.apache.hadoop.fs.Path path) {
      return new File(path.toUri().getPath());
    }
  }

  /** As Hadoop's newer interface wants it. */
  public static final class FarFiles extends DelegateToFileSystem {
    public FarFiles(URI uri, Configuration hadoop) throws IOException, URISyntaxException {
      super(URI.create("far:///"), new FarFileSystem(), hadoop, "far", false);
    }
  }
}
