package io.carousel.claims;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * All claims, read from the resource {@code claims.conf}.
 *
 * <pre>
 * claims = [{
 *   id, questions = [4], claim = "…"
 *   readings = [{
 *     name = "…"
 *     data = ai-industry                # default; a folder of src/data
 *     as-of = 2025-11-08
 *     published {
 *       value = 0.6667
 *       unit = share                    # usd, share, percent, times, year, number or text
 *       tolerance = 0.05                # default; a share of the value
 *       bound = or-more                 # or or-less; default none
 *       partial = true                  # the data covers only a part; default false
 *     }
 *     sql = "SELECT value, … FROM …"
 *     explanation = "…"
 *   }]
 * }]
 * untested = [{ question = 8, claim = "…", measure = "…" }]
 * </pre>
 *
 * There is no key for a verdict: the result determines it. An unknown key is an error.
 */
record Claims(List<Claim> claims, List<Untested> untested) {
  private static final Config OF_A_READING =
      ConfigFactory.parseString(
          "data = ai-industry, published { tolerance = 0.05, bound = none, partial = false }");

  static Claims load() {
    return read(
        ConfigFactory.parseResources(
            Claims.class, "claims.conf", ConfigParseOptions.defaults().setAllowMissing(false)));
  }

  static Claims read(Config file) {
    allow(file, Set.of("claims", "untested"));
    return new Claims(
        file.getConfigList("claims").stream().map(Claims::claim).toList(),
        file.getConfigList("untested").stream().map(Claims::untested).toList());
  }

  private static Claim claim(Config claim) {
    allow(claim, Set.of("id", "questions", "claim", "readings"));
    return new Claim(
        claim.getString("id"),
        claim.getIntList("questions"),
        claim.getString("claim"),
        claim.getConfigList("readings").stream().map(Claims::reading).toList());
  }

  private static Reading reading(Config given) {
    Config reading = given.withFallback(OF_A_READING);
    allow(reading, Set.of("name", "data", "as-of", "published", "sql", "explanation"));
    return new Reading(
        reading.getString("name"),
        reading.getString("data"),
        reading.getString("as-of"),
        published(reading.getConfig("published")),
        reading.getString("sql").stripIndent().strip(),
        reading.getString("explanation").stripIndent().strip());
  }

  private static Published published(Config published) {
    allow(published, Set.of("value", "unit", "tolerance", "bound", "partial"));
    return new Published(
        published.getString("value"),
        Unit.valueOf(upper(published, "unit")),
        new BigDecimal(published.getString("tolerance")),
        Published.Bound.valueOf(upper(published, "bound").replace('-', '_')),
        published.getBoolean("partial"));
  }

  private static Untested untested(Config untested) {
    allow(untested, Set.of("question", "claim", "measure"));
    return new Untested(
        untested.getInt("question"), untested.getString("claim"), untested.getString("measure"));
  }

  private static String upper(Config config, String key) {
    return config.getString(key).toUpperCase(Locale.ROOT);
  }

  private static void allow(Config config, Set<String> keys) {
    for (String key : config.root().keySet()) {
      if (!keys.contains(key)) {
        throw new IllegalArgumentException("unknown key " + key + ", must be one of " + keys);
      }
    }
  }
}
