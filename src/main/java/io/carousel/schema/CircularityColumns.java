package io.carousel.schema;

/**
 * Names of columns: measures of scopes, groups, loops, parties and quarters. Units and meanings are
 * declared with the tables that have them.
 */
public final class CircularityColumns {
  public static final String ATTRIBUTION = "attribution";
  public static final String BFF = "bff";
  public static final String BFF_CIRCULARITY = "bff_circularity";
  public static final String BILATERAL = "bilateral";
  public static final String BOTTLENECK = "bottleneck";
  public static final String BOTTLENECK_STATUS = "bottleneck_status";
  public static final String CIRCULAR = "circular";
  public static final String CIRCULAR_SHARE = "circular_share";
  public static final String CIRCULARITY = "circularity";
  public static final String CIRCULARITY_HIGH = "circularity_high";
  public static final String CIRCULARITY_LOW = "circularity_low";
  public static final String CIRCULATION = "circulation";
  public static final String CIRCULATION_HIGH = "circulation_high";
  public static final String CIRCULATION_LOW = "circulation_low";
  public static final String CIRCULATION_REACH = "circulation_reach";
  public static final String CLOSURE_DAYS = "closure_days";
  public static final String DEALS_WITHOUT_SCHEDULE = "deals_without_schedule";
  public static final String EDGES = "edges";
  public static final String EXCESS = "excess";
  public static final String FCI = "fci";
  public static final String FIRST_ON = "first_on";
  public static final String FLOW_HIERARCHY = "flow_hierarchy";
  public static final String GROSS = "gross";
  public static final String GROSS_HIGH = "gross_high";
  public static final String GROSS_LOW = "gross_low";
  public static final String GROUPS = "groups";
  public static final String INFLOW = "inflow";
  public static final String INSTRUMENTS = "instruments";
  public static final String INTRA_GROUP = "intra_group";
  public static final String INTRA_GROUP_AMOUNT = "intra_group_amount";
  public static final String LARGEST_GROUP = "largest_group";
  public static final String LARGEST_MEMBERS = "largest_members";
  public static final String LAST_ON = "last_on";
  public static final String LEG = "leg";
  public static final String LENGTH = "length";
  public static final String LOOPS = "loops";
  public static final String LOOPS_EXACT = "loops_exact";
  public static final String MADE = "made";
  public static final String MEMBERS = "members";
  public static final String NET = "net";
  public static final String NETTED = "netted";
  public static final String NEW_DEALS = "new_deals";
  public static final String NEW_GROSS = "new_gross";
  public static final String NULL_CIRCULARITY_MEAN = "null_circularity_mean";
  public static final String NULL_CIRCULARITY_SD = "null_circularity_sd";
  public static final String NULL_P_VALUE = "null_p_value";
  public static final String NULL_RESIDUAL = "null_residual";
  public static final String OUTFLOW = "outflow";
  public static final String PAGERANK_PAID = "pagerank_paid";
  public static final String PAGERANK_RECEIVED = "pagerank_received";
  public static final String PARTIES = "parties";
  public static final String PASS_THROUGH = "pass_through";
  public static final String PATH = "path";
  public static final String PAYS = "pays";
  public static final String QUARTER = "quarter";
  public static final String RANDOM_WALK = "random_walk";
  public static final String RANK = "rank";
  public static final String RECEIVES = "receives";
  public static final String RECYCLED_CAPITAL = "recycled_capital";
  public static final String RECYCLED_SHARE = "recycled_share";
  public static final String RECYCLED_SHARE_HIGH = "recycled_share_high";
  public static final String RECYCLED_SHARE_LOW = "recycled_share_low";
  public static final String REMOVAL_IMPACT = "removal_impact";
  public static final String RETURN_PROBABILITY = "return_probability";
  public static final String RETURN_PROBABILITY_UPPER = "return_probability_upper";
  public static final String SELF_AMOUNT = "self_amount";
  public static final String SELF_PAYMENTS = "self_payments";
  public static final String SINKRANK = "sinkrank";
  public static final String STOPPED_CIRCULARITY = "stopped_circularity";
  public static final String STOPPED_CIRCULATION = "stopped_circulation";
  public static final String STOPPED_GROSS = "stopped_gross";
  public static final String STRUCTURAL_GROUPS = "structural_groups";
  public static final String STRUCTURAL_LARGEST_GROUP = "structural_largest_group";
  public static final String STRUCTURAL_LOOPS = "structural_loops";
  public static final String STRUCTURAL_LOOPS_EXACT = "structural_loops_exact";
  public static final String TROPHIC_INCOHERENCE = "trophic_incoherence";
  public static final String TROPHIC_LEVEL = "trophic_level";
  public static final String UNMEASURED = "unmeasured";
  public static final String VIEW = "view";

  private CircularityColumns() {}
}
