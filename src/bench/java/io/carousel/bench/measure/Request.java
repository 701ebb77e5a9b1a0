package io.carousel.bench.measure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What was asked for.
 *
 * @param deals records of generated deals, and payments of generated networks; a tenth as many
 *     parties
 * @param edges of the generated network that is ranked; a tenth as many parties
 * @param sizes records of generated deals that growth is measured at, ascending
 * @param repetitions how often each side has its turn
 * @param limit after which a peer's turn is ended, and with it its part
 * @param data folder of the published graphs
 * @param scratch folder for inputs and outputs, emptied by nobody
 * @param command as it was given, for the table's head
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
