package io.carousel.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.carousel.schema.Ids;
import io.carousel.schema.OpsColumns;
import io.carousel.schema.OpsTables;
import io.carousel.schema.Utf8Order;
import java.util.stream.Stream;

/** The walls between the packages. */
@AnalyzeClasses(packages = "io.carousel", importOptions = ImportOption.DoNotIncludeTests.class)
final class WallsTest {
  /** Spark classes that are not a documented interface, or may change with any release. */
  private static final String[] SPARK_INSIDE = {
    "org.apache.spark.sql.catalyst..",
    "org.apache.spark.sql.classic..",
    "org.apache.spark.sql.execution..",
    "org.apache.spark.sql.internal..",
    "org.apache.spark.unsafe.."
  };

  private static final String[] DOMAIN = {
    "..basis..",
    "..ingest..",
    "..flow..",
    "..graph..",
    "..circularity..",
    "..centrality..",
    "..exposure..",
    "..publish..",
    "..synthetic..",
    "..cli.."
  };

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.carousel.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyOneRoomUsesTheInsideOfSpark =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.carousel.spark")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SPARK_INSIDE);

  @ArchTest static final ArchRule thatRoomIsBelowAllOthers = depends("io.carousel.spark", "error");

  @ArchTest
  static final ArchRule tablesAreBelowTheirSchema = depends("io.carousel.table", "error", "spark");

  @ArchTest
  static final ArchRule theSchemaIsBelowSettingsAndJobs =
      depends("io.carousel.schema", "error", "table");

  @ArchTest
  static final ArchRule settingsKnowTheSchema =
      depends("io.carousel.settings", "error", "money", "schema");

  @ArchTest
  static final ArchRule moneyIsArithmetic = depends("io.carousel.money", "error", "table");

  @ArchTest
  static final ArchRule aBasisIsARuleOnTheSchema =
      depends("io.carousel.basis", "error", "graph", "job", "money", "schema", "settings", "table");

  @ArchTest
  static final ArchRule ingestReadsBeforeItChecks =
      noClasses()
          .that()
          .resideInAPackage("io.carousel.ingest.read")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.carousel.ingest.check", "io.carousel.ingest.value", "io.carousel.ingest.party");

  @ArchTest
  static final ArchRule ingestChecksBeforeItValuesAndResolves =
      noClasses()
          .that()
          .resideInAPackage("io.carousel.ingest.check")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.carousel.ingest.value", "io.carousel.ingest.party");

  @ArchTest
  static final ArchRule kernelFamiliesHaveNoCycles =
      slices().matching("io.carousel.graph.kernel.(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule errorsKnowNothing = depends("io.carousel.error");

  @ArchTest
  static final ArchRule theRunnerKnowsOfTheSchemaItsOwnTables =
      noClasses()
          .that()
          .resideInAPackage("io.carousel.job")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.carousel.schema..")
                  .and(not(belongTo(equivalentTo(OpsTables.class))))
                  .and(not(belongTo(equivalentTo(OpsColumns.class))))
                  .and(not(belongTo(equivalentTo(Ids.class)))));

  @ArchTest
  static final ArchRule theGraphEngineKnowsOfTheSchemaIdsAndTheirOrder =
      noClasses()
          .that()
          .resideInAPackage("io.carousel.graph..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.carousel.schema..")
                  .and(not(belongTo(equivalentTo(Utf8Order.class))))
                  .and(not(belongTo(equivalentTo(Ids.class)))));

  @ArchTest
  static final ArchRule settingsDoNotTouchSpark =
      noClasses()
          .that()
          .resideInAnyPackage("..settings..", "..error..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "org.apache.iceberg..");

  @ArchTest
  static final ArchRule kernelsArePlainJava =
      noClasses()
          .that()
          .resideInAPackage("..graph.kernel..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.spark..",
              "org.apache.hadoop..",
              "org.graphframes..",
              "scala..",
              "io.carousel.table..",
              "io.carousel.job..");

  @ArchTest
  static final ArchRule theGraphEngineKnowsNoTables =
      noClasses()
          .that()
          .resideInAPackage("..graph..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.carousel.table..", "io.carousel.job..", "io.carousel.flow..");

  @ArchTest
  static final ArchRule onlyTheGraphEngineUsesGraphFrames =
      noClasses()
          .that()
          .resideOutsideOfPackage("..graph.spark..")
          .and()
          .resideInAPackage("io.carousel..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.graphframes..");

  @ArchTest
  static final ArchRule onlyTheTableLayerUsesIceberg =
      noClasses()
          .that()
          .resideOutsideOfPackage("..table..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.iceberg..");

  @ArchTest
  static final ArchRule onlyTheTableLayerWrites =
      noClasses()
          .that()
          .resideOutsideOfPackages("..table..", "..synthetic..")
          .should()
          .callMethod("org.apache.spark.sql.Dataset", "write")
          .orShould()
          .callMethod("org.apache.spark.sql.Dataset", "writeTo", "java.lang.String");

  @ArchTest
  static final ArchRule tablesAndRunnerDoNotKnowTheDomain =
      noClasses()
          .that()
          .resideInAnyPackage("..table..", "..job..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DOMAIN);

  @ArchTest
  static final ArchRule tablesDoNotKnowJobs =
      noClasses()
          .that()
          .resideInAPackage("..table..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..job..", "..settings..");

  @ArchTest
  static final ArchRule jobsDoNotKnowEachOther =
      slices()
          .matching("io.carousel.(ingest|flow|circularity|centrality|exposure)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule syntheticDataIsMadeOfInputFiles =
      noClasses()
          .that()
          .resideInAPackage("..synthetic..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..table..", "..schema..", "..basis..", "..ingest..", "..flow..", "..graph.spark..");

  @ArchTest
  static final ArchRule databasesKnowNoTables =
      noClasses()
          .that()
          .resideInAPackage("..publish.database..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(DOMAIN)
                  .and(not(resideInAPackage("..publish.database..")))
                  .or(
                      resideInAPackage("io.carousel.schema..")
                          .and(not(belongTo(equivalentTo(Utf8Order.class))))));

  @ArchTest
  static final ArchRule onlyPublishingUsesDatabasesAndTemplates =
      noClasses()
          .that()
          .resideOutsideOfPackage("..publish..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.duckdb..", "org.postgresql..", "gg.jte..");

  @ArchTest
  static final ArchRule onlyTheCommandLineExits =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.carousel.cli.Carousel")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  @ArchTest
  static final ArchRule nobodyNeedsTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("..cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..cli..");

  /** Classes of a package depend on no package of Carousel but these and their own. */
  private static ArchRule depends(String room, String... others) {
    String[] allowed =
        Stream.concat(
                Stream.of(room + ".."),
                Stream.of(others).map(other -> "io.carousel." + other + ".."))
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(room + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.carousel..").and(not(resideInAnyPackage(allowed))));
  }
}
