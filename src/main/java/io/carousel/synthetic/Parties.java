package io.carousel.synthetic;

import java.util.List;
import java.util.stream.Stream;

/** The parties: kinds, countries, tickers of the listed ones, parents of some. */
final class Parties implements Records {
  private static final long serialVersionUID = 1L;

  private static final String[] KINDS = {
    "chipmaker", "foundry", "hyperscaler", "neocloud", "ai_lab", "software", "software",
    "lender", "investor", "government", "datacenter", "utility", "other", "other"
  };
  private static final String[] COUNTRIES = {
    "US", "US", "US", "CN", "JP", "KR", "TW", "DE", "FR", "GB", "NL", "SA", "AE", "CA", "IN"
  };
  private static final long FIRST_CIK = 1_000_000;

  private final Recipe recipe;
  private final Population population;

  Parties(Recipe recipe, Population population) {
    this.recipe = recipe;
    this.population = population;
  }

  @Override
  public String folder() {
    return "parties";
  }

  @Override
  public List<String> columns() {
    return List.of("party_id", "name", "kind", "country", "ticker", "cik", "parent_id", "aliases");
  }

  @Override
  public long units() {
    return recipe.parties();
  }

  @Override
  public long unitsPerFile() {
    return 250_000;
  }

  @Override
  public Stream<String[]> of(long party) {
    Draws draws = new Draws(recipe.seed(), "party", party);
    boolean listed = population.listed(party);
    String name = population.name(party);
    String[] record = {
      population.id(party),
      name,
      draws.oneOf(KINDS),
      draws.oneOf(COUNTRIES),
      listed ? population.ticker(party) : null,
      listed ? Long.toString(FIRST_CIK + party) : null,
      draws.chance(0.05) ? population.parent(party, draws).map(population::id).orElse(null) : null,
      draws.chance(0.2) ? name + " Holdings|" + name + ", Limited" : null
    };
    return Stream.<String[]>of(record);
  }
}
