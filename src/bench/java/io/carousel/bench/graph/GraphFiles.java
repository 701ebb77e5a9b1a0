package io.carousel.bench.graph;

import io.carousel.bench.measure.Bench;
import io.carousel.bench.peer.Duck;
import io.carousel.graph.kernel.DirectedGraph;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A graph in the form that each side reads fastest: parties are numbered from 0, and there are no
 * self-loops or parallel edges.
 *
 * @param name the name in the table
 * @param parquet a file of {@code (src, dst, weight)}, all bigint
 * @param text lines {@code src dst weight}, in the same order
 * @param links lines {@code src dst}, in the same order
 */
record GraphFiles(String name, Path parquet, Path text, Path links) {

  /** The places of a graph's files, which may not exist yet. */
  private static GraphFiles places(Bench bench, String name) throws IOException {
    Path folder = bench.scratch("graphs/" + name + "/edges").getParent();
    Files.createDirectories(folder);
    return new GraphFiles(
        name,
        folder.resolve("edges.parquet"),
        folder.resolve("edges.txt"),
        folder.resolve("links.txt"));
  }

  /**
   * A published graph with renumbered parties.
   *
   * @param file lines {@code src,dst} under a header
   */
  static GraphFiles ofPublished(Bench bench, String name, Path file)
      throws IOException, SQLException {
    GraphFiles files = places(bench, name);
    try (Duck duck = new Duck()) {
      duck.execute(
          "CREATE TABLE raw AS SELECT DISTINCT src::BIGINT AS src, dst::BIGINT AS dst"
              + " FROM read_csv('"
              + file
              + "', header = true) WHERE src <> dst");
      duck.execute(
          "CREATE TABLE party AS SELECT id, row_number() OVER (ORDER BY id) - 1 AS number"
              + " FROM (SELECT src AS id FROM raw UNION SELECT dst FROM raw)");
      duck.execute(
          "CREATE TABLE edge AS SELECT payer.number AS src, payee.number AS dst,"
              + " 1::BIGINT AS weight FROM raw JOIN party AS payer ON payer.id = src"
              + " JOIN party AS payee ON payee.id = dst ORDER BY ALL");
      files.writeFrom(duck);
    }
    return files;
  }

  /** A graph that is in memory; its parties' ids are numbers. */
  static GraphFiles of(Bench bench, String name, DirectedGraph graph)
      throws IOException, SQLException {
    GraphFiles files = places(bench, name);
    try (BufferedWriter text = Files.newBufferedWriter(files.text)) {
      for (int payer = 0; payer < graph.parties(); payer++) {
        for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
          String payee = graph.id(graph.target(edge));
          text.append(graph.id(payer)).append(' ').append(payee).append(' ');
          text.append(Long.toString(graph.weight(edge))).append('\n');
        }
      }
    }
    try (Duck duck = new Duck()) {
      duck.execute(
          "CREATE TABLE edge AS FROM read_csv('"
              + files.text
              + "', header = false, delim = ' ', columns ="
              + " {'src': 'BIGINT', 'dst': 'BIGINT', 'weight': 'BIGINT'}) ORDER BY ALL");
      files.writeFrom(duck);
    }
    return files;
  }

  private void writeFrom(Duck duck) throws SQLException {
    duck.execute("COPY edge TO '" + parquet + "' (FORMAT parquet)");
    String plain = "' (FORMAT csv, HEADER false, DELIMITER ' ')";
    duck.execute("COPY edge TO '" + text + plain);
    duck.execute("COPY (SELECT src, dst FROM edge) TO '" + links + plain);
  }

  /** The graph, read into memory. */
  DirectedGraph read() throws IOException {
    DirectedGraph.Builder graph = new DirectedGraph.Builder();
    try (BufferedReader lines = Files.newBufferedReader(text)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int payee = line.indexOf(' ') + 1;
        int weight = line.indexOf(' ', payee) + 1;
        graph.add(
            line.substring(0, payee - 1),
            line.substring(payee, weight - 1),
            Long.parseLong(line, weight, line.length(), 10));
      }
    }
    return graph.build();
  }
}
