package io.carousel.schema;

/**
 * Names of columns: facts about parties, and who belongs to whom. Units and meanings are declared
 * with the tables that have them.
 */
public final class PartyColumns {
  public static final String ALIASES = "aliases";
  public static final String CANDIDATES = "candidates";
  public static final String CIK = "cik";
  public static final String COUNTRY = "country";
  public static final String CYCLE = "cycle";
  public static final String DEPTH = "depth";
  public static final String KIND = "kind";
  public static final String LEI = "lei";
  public static final String NAME = "name";
  public static final String PARENT_BY = "parent_by";
  public static final String PARENT_FROM = "parent_from";
  public static final String PARENT_TO = "parent_to";
  public static final String STAKE_PCT = "stake_pct";
  public static final String TICKER = "ticker";
  public static final String UNRESOLVED = "unresolved";

  private PartyColumns() {}
}
