package io.carousel.bench.graph;

import io.carousel.bench.measure.Mismatch;
import io.carousel.bench.peer.Duck;
import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.score.PageRank;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The scores that all sides must agree on.
 *
 * @param graph the graph of the parties
 * @param result by the kernel
 */
record Scores(DirectedGraph graph, PageRank.Result result) {
  private static final double TOLERANCE = 1e-8;

  int iterations() {
    return result.iterations();
  }

  /** Compares rows {@code (party_id, score)}. */
  void compareRows(Path folder) throws SQLException, IOException {
    Path lines = Path.of(folder + ".txt");
    try (Duck duck = new Duck()) {
      duck.execute(
          "COPY (SELECT party_id, score FROM "
              + Duck.parquet(folder)
              + ") TO '"
              + lines
              + "' (FORMAT csv, HEADER false, DELIMITER ' ')");
    }
    compareLines(lines);
  }

  /** Compares lines {@code party score}. */
  void compareLines(Path file) throws IOException {
    int parties = 0;
    double farthest = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int space = line.indexOf(' ');
        double score = result.scores()[graph.party(line.substring(0, space))];
        farthest =
            Math.max(farthest, Math.abs(score - Double.parseDouble(line.substring(space + 1))));
        parties++;
      }
    }
    Mismatch.unlessEqual("parties with a score", graph.parties(), "" + file.getFileName(), parties);
    if (!(farthest <= TOLERANCE)) {
      throw new Mismatch("PageRank in " + file.getFileName() + " is off by " + farthest);
    }
  }
}
