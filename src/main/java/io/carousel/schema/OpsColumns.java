package io.carousel.schema;

/**
 * Names of columns: runs, jobs, rejected records and data quality. Units and meanings are declared
 * with the tables that have them.
 */
public final class OpsColumns {
  public static final String ACCEPTED = "accepted";
  public static final String COLUMN = "column";
  public static final String COMMAND = "command";
  public static final String DATASET = "dataset";
  public static final String FILE = "file";
  public static final String FILES = "files";
  public static final String IGNORED_COLUMNS = "ignored_columns";
  public static final String INPUT = "input";
  public static final String INPUTS = "inputs";
  public static final String ITERATIONS = "iterations";
  public static final String JOB = "job";
  public static final String KNOWN_AS_OF = "known_as_of";
  public static final String LINE = "line";
  public static final String MESSAGE = "message";
  public static final String MISSING = "missing";
  public static final String OUTPUTS = "outputs";
  public static final String READ = "read";
  public static final String REASON = "reason";
  public static final String RECORD = "record";
  public static final String REJECTED = "rejected";
  public static final String REJECTED_BY_REASON = "rejected_by_reason";
  public static final String REPEATS = "repeats";
  public static final String RESIDUALS = "residuals";
  public static final String ROWS = "rows";
  public static final String SECONDS = "seconds";
  public static final String SETTINGS = "settings";
  public static final String SNAPSHOTS = "snapshots";
  public static final String STARTED_AT = "started_at";
  public static final String UNRESOLVED_CANDIDATES = "unresolved_candidates";
  public static final String UNRESOLVED_PARTIES = "unresolved_parties";
  public static final String VERSION = "version";

  private OpsColumns() {}
}
