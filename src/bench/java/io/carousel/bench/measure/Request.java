package io.carousel.bench.measure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The request.
 *
 * @param deals records of generated deals, and payments of generated networks; a tenth as many
 *     parties
 * @param edges of the generated network for PageRank; a tenth as many parties
 * @param sizes numbers of generated deals for growth, ascending
 * @param repetitions the number of turns of each side
 * @param limit time after which a peer's turn is stopped; it then has no more turns
 * @param data folder of the published graphs
 * @param scratch folder for inputs and outputs, never emptied
 * @param command the command as given, for the head of the table
 */
public record Request(
    long deals,
    int edges,
    List<Long> sizes,
    int repetitions,
    Duration limit,
    Path data,
    Path scratch,
    String command) {}
