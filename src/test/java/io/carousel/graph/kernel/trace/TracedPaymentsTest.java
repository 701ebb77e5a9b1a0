package io.carousel.graph.kernel.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TracedPaymentsTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final int PARTIES = 6;

  /** The payment of a party to another, and the part of it that buys something. */
  private record Payment(String payer, String payee, long weight, long trade) {}

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  /** Payments written as {@code C>M=300}, or {@code C>M=300/0} where not all of it is trade. */
  private static Payment payment(String text) {
    String[] parts = text.split("[>=/]", -1);
    long weight = Long.parseLong(parts[2]);
    return new Payment(
        parts[0], parts[1], weight, parts.length > 3 ? Long.parseLong(parts[3]) : weight);
  }

  private static TracedPayments traced(List<Payment> payments, int intermediaries) {
    TracedPayments.Builder builder = new TracedPayments.Builder();
    payments.forEach(p -> builder.add(p.payer(), p.payee(), p.weight(), p.trade()));
    return builder.build(intermediaries);
  }

  /** The amount traced from C to S. */
  private static double traced(int intermediaries, String... payments) {
    List<Payment> read = List.of(payments).stream().map(TracedPaymentsTest::payment).toList();
    return traced(read, intermediaries).of("C", List.of("S"))[0];
  }

  @Test
  void isWhatAnIntermediaryPaysOnOfWhatItGets() {
    // M gets 300, pays 40: 300 * 40 / 300.
    assertThat(traced(1, "C>M=300", "M>S=40")).isCloseTo(40, EXACT);
    // M pays 120, of which C gave 30: 30 * 120 / 120.
    assertThat(traced(1, "C>M=30", "M>S=120")).isCloseTo(30, EXACT);
  }

  @Test
  void countsTradeOnlyThoughAllCashIsPassedOn() {
    // M gets 150 and pays 170: 100 * 120 / 170, for 50 of what it pays S are capital.
    assertThat(traced(1, "C>M=100", "X>M=50", "M>S=170/120")).isCloseTo(1200 / 17.0, EXACT);
    assertThat(traced(2, "C>M=100/0", "M>N=100/0", "N>S=50/0")).isZero();
    // Capital on the way is followed like any cash.
    assertThat(traced(2, "C>M=100/0", "M>N=100/0", "N>S=50")).isCloseTo(50, EXACT);
  }

  @Test
  void takesTheThroughflowOfAllCash() {
    // M gets 100 and 50 of the supplier's capital, so T(M) = 150: 100 * 120 / 150.
    assertThat(traced(1, "C>M=100", "S>M=50/0", "M>S=120")).isCloseTo(80, EXACT);
    // T(M) = 150, the 50 going to someone else: 100 * 100 / 150.
    assertThat(traced(1, "C>M=100", "M>S=100", "M>X=50/0")).isCloseTo(200 / 3.0, EXACT);
  }

  @Test
  void goesThroughAsManyIntermediariesAsAskedFor() {
    assertThat(traced(1, "C>M=100", "M>N=100", "N>S=50")).isZero();
    assertThat(traced(2, "C>M=100", "M>N=100", "N>S=50")).isCloseTo(50, EXACT);
    assertThat(traced(3, "C>M=100", "M>N=100", "N>S=50")).isCloseTo(50, EXACT);
  }

  @Test
  void addsUpAllWays() {
    // 100 * 30 / 100 through M; 100 * 70 / 100 to N, who got 70 + 30 and pays S 50: (70 + 30) / 2.
    String[] payments = {"C>M=100", "C>N=30", "M>S=30", "M>N=70", "N>S=50"};
    assertThat(traced(1, payments)).isCloseTo(30 + 15, EXACT);
    assertThat(traced(2, payments)).isCloseTo(30 + 15 + 35, EXACT);
  }

  @Test
  void leavesOutDirectPayments() {
    assertThat(traced(3, "C>S=1000")).isZero();
    assertThat(traced(3, "C>S=1000", "C>M=100", "M>S=100")).isCloseTo(100, EXACT);
  }

  @Test
  void goesRoundAmongIntermediaries() {
    // T(M) = 150 = 100 from C and 50 from N, who gets 100 and pays 50 to each. M pays N 2/3 of
    // what it has and S 1/3: 100/3 at once, then of 200/3 with N half to S, half back to M.
    String[] payments = {"C>M=100", "M>N=100", "N>M=50", "M>S=50", "N>S=50"};
    assertThat(traced(1, payments)).isCloseTo(100 / 3.0, EXACT);
    assertThat(traced(2, payments)).isCloseTo(100 / 3.0 + 100 / 3.0, EXACT);
    assertThat(traced(3, payments)).isCloseTo(200 / 3.0 + 100 / 9.0, EXACT);
  }

  @Test
  void stopsWhereMoneyComesBackToTheCustomer() {
    // M pays back 60 of 100 and S 40. The 60 are paid again by C, but not counted again.
    String[] payments = {"C>M=100", "M>C=60", "M>S=40"};
    assertThat(traced(1, payments)).isCloseTo(40, EXACT);
    assertThat(traced(3, payments)).isCloseTo(40, EXACT);
  }

  @Test
  void stopsWhereMoneyHasGotToTheSupplier() {
    // S gets 100 from C and 100 from M, and pays M 100: that of C's 100 M pays it is not counted.
    assertThat(traced(2, "C>S=100", "S>M=100", "M>S=100")).isZero();
    assertThat(traced(3, "C>S=100", "S>M=100", "M>S=100")).isZero();
    // The other 50 that M has are: T(M) = 150, 50 * 90 / 150.
    String[] payments = {"C>S=100", "C>M=50", "S>M=100", "M>S=90"};
    assertThat(traced(1, payments)).isCloseTo(30, EXACT);
    assertThat(traced(2, payments)).isCloseTo(30, EXACT);
    assertThat(traced(5, payments)).isCloseTo(30, EXACT);
  }

  @Test
  void stopsAtTheSupplierWhereItGetsCapital() {
    // All of C's 100 get to S as capital by way of M; N's trade with it has S's money only.
    String[] payments = {"C>M=100", "M>S=100/0", "S>N=100", "N>S=100"};
    assertThat(traced(4, payments)).isZero();
  }

  @Test
  void tracesToEachOfManySuppliersByItself() {
    // S and R pass on to each other; C pays S, M and R 100 each, M pays both 50.
    List<Payment> payments =
        List.of("C>S=100", "C>M=100", "C>R=100", "M>S=50", "M>R=50", "S>R=100", "R>S=50").stream()
            .map(TracedPaymentsTest::payment)
            .toList();
    // To S: 50 from M and a quarter of R's 100 (T(R) = 250: 50 / 250 = 1/5): 50 + 20.
    // To R: 50 from M and S's 100 (T(S) = 200: 1/2): 50 + 50.
    double[] one = traced(payments, 1).of("C", List.of("S", "R", "nobody", "S"));
    assertThat(one).containsExactly(new double[] {70, 100, 0, 70}, EXACT);
    // With two: M's 50 to R, 1/5 of it to S; M's 50 to S, half of it to R.
    double[] two = traced(payments, 2).of("C", List.of("S", "R", "M"));
    assertThat(two).containsExactly(new double[] {80, 125, 0}, EXACT);
    assertThat(traced(payments, 2).of("nobody", List.of("S"))).containsExactly(0);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithFollowingEachWalk(long seed) {
    List<Payment> payments = random(seed);
    for (int most = 1; most <= 4; most++) {
      TracedPayments traced = traced(payments, most);
      for (String customer : ids()) {
        double[] found = traced.of(customer, ids());
        for (int supplier = 0; supplier < PARTIES; supplier++) {
          if (!ids().get(supplier).equals(customer)) {
            double walked = new Walks(payments, customer, ids().get(supplier)).walked(most);
            assertThat(found[supplier])
                .as("seed %d, %s to p%d, up to %d", seed, customer, supplier, most)
                .isCloseTo(walked, within(1e-9 * paid(payments, customer)));
            assertThat(found[supplier] > 0).as("seed %d", seed).isEqualTo(walked > 0);
          }
        }
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isNoMoreThanIsPaidAndGrowsWithTheIntermediaries(long seed) {
    List<Payment> payments = random(seed);
    for (String customer : ids()) {
      double[] before = new double[PARTIES];
      for (int most = 1; most <= 5; most++) {
        double[] found = traced(payments, most).of(customer, ids());
        for (int supplier = 0; supplier < PARTIES; supplier++) {
          assertThat(found[supplier])
              .as("seed %d, %s to p%d, up to %d", seed, customer, supplier, most)
              .isBetween(before[supplier], paid(payments, customer) * (1 + 1e-12));
        }
        before = found;
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void scalesWithAllAmounts(long seed) {
    List<Payment> scaled =
        random(seed).stream()
            .map(p -> new Payment(p.payer(), p.payee(), 7 * p.weight(), 7 * p.trade()))
            .toList();
    assertSame(seed, random(seed), scaled, 7, id -> id);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void doesNotDependOnNamesAndOrder(long seed) {
    UnaryOperator<String> other = id -> "q" + (char) ('z' - id.charAt(1));
    List<Payment> renamed = new ArrayList<>();
    random(seed)
        .forEach(
            p ->
                renamed.add(
                    new Payment(
                        other.apply(p.payer()), other.apply(p.payee()), p.weight(), p.trade())));
    Collections.shuffle(renamed, new Random(seed));
    assertSame(seed, random(seed), renamed, 1, other);
  }

  private static void assertSame(
      long seed,
      List<Payment> payments,
      List<Payment> others,
      double factor,
      UnaryOperator<String> name) {
    List<String> renamed = ids().stream().map(name).toList();
    for (String customer : ids()) {
      double[] found = traced(payments, 3).of(customer, ids());
      double[] same = traced(others, 3).of(name.apply(customer), renamed);
      for (int supplier = 0; supplier < PARTIES; supplier++) {
        assertThat(same[supplier])
            .as("seed %d, %s to p%d", seed, customer, supplier)
            .isCloseTo(factor * found[supplier], within(1e-9 * factor * paid(others, "")));
      }
    }
  }

  /** The total payments of a party; of all parties for no id. */
  private static double paid(List<Payment> payments, String id) {
    return payments.stream()
        .filter(payment -> id.isEmpty() || payment.payer().equals(id))
        .mapToDouble(Payment::weight)
        .sum();
  }

  private static List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (int party = 0; party < PARTIES; party++) {
      ids.add("p" + party);
    }
    return ids;
  }

  /** Payments from a cent to 10^9 dollars among six parties, one a pair, a third for nothing. */
  private static List<Payment> random(long seed) {
    Random random = new Random(seed);
    Map<List<String>, Payment> payments = new HashMap<>();
    for (int count = 4 + random.nextInt(16); count > 0; count--) {
      String payer = "p" + random.nextInt(PARTIES);
      String payee = "p" + random.nextInt(PARTIES);
      long weight = random.nextInt(10) == 0 ? 0 : Math.round(Math.pow(10, random.nextInt(12)));
      long trade = random.nextInt(3) == 0 ? 0 : weight / (1 + random.nextInt(2));
      if (!payer.equals(payee)) {
        payments.put(List.of(payer, payee), new Payment(payer, payee, weight, trade));
      }
    }
    return payments.values().stream()
        .sorted(
            (one, other) -> (one.payer() + one.payee()).compareTo(other.payer() + other.payee()))
        .toList();
  }

  /** The same by definition: every walk from the customer by itself. */
  private record Walks(List<Payment> payments, String customer, String supplier) {
    double walked(int intermediaries) {
      double walked = 0;
      for (Payment first : payments) {
        if (first.payer().equals(customer) && !first.payee().equals(supplier)) {
          walked += from(first.payee(), (double) first.weight(), intermediaries);
        }
      }
      return walked;
    }

    private double from(String party, double amount, int intermediaries) {
      if (intermediaries == 0 || amount == 0 || party.equals(customer)) {
        return 0;
      }
      double arriving = 0;
      for (Payment next : payments) {
        if (next.payer().equals(party) && next.payee().equals(supplier)) {
          arriving += amount * next.trade() / throughflow(party);
        } else if (next.payer().equals(party)) {
          double passedOn = amount * next.weight() / throughflow(party);
          arriving += from(next.payee(), passedOn, intermediaries - 1);
        }
      }
      return arriving;
    }

    private double throughflow(String party) {
      double in =
          payments.stream().filter(p -> p.payee().equals(party)).mapToLong(Payment::weight).sum();
      return Math.max(in, paid(payments, party));
    }
  }

  @Test
  void refusesTradeAboveTheWhole() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> traced(1, "C>M=100/101"))
        .withMessageContainingAll("'C'", "'M'", "100", "101", "at most the whole");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void refusesToTraceThroughNoIntermediary(int intermediaries) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> traced(intermediaries, "C>M=100"))
        .withMessageContainingAll(String.valueOf(intermediaries), "at least 1");
  }
}
