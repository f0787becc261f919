package codev.infra.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The rules of the house, for one service: verbs write, nouns read, {@code publishing} speaks, a
 * neighbour's name listens.
 *
 * @param service its package below {@code codev}, e.g. {@code session}
 * @param reading its read rooms
 * @param listening its listening rooms
 */
public record ArchitectureRules(String service, List<String> reading, List<String> listening) {
  /** Rooms that the map does not name for each service: they are the same in all. */
  private static final Set<String> IN_EVERY_SERVICE =
      Set.of("domain", "history", "publishing", "voices", "wiring");

  /** One test for each rule: return them from a {@code @TestFactory}. */
  public Stream<DynamicTest> all() {
    var house =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("codev." + service);
    var rules =
        Stream.of(
            DynamicTest.dynamicTest(
                "le domaine ne connaît aucune machinerie", () -> domainIsPure(house)),
            DynamicTest.dynamicTest(
                "une pièce de lecture n'envoie pas de commande", () -> readRoomsDoNotWrite(house)),
            DynamicTest.dynamicTest(
                "seules publishing et les pièces d'écoute voient le relais",
                () -> fewSeeTheRelay(house)),
            DynamicTest.dynamicTest("les pièces ne tournent pas en rond", () -> noCircles(house)),
            DynamicTest.dynamicTest("aucun nom mécanique", () -> noMechanicalNames(house)),
            DynamicTest.dynamicTest(
                "chaque pièce a son écriteau", () -> everyRoomHasItsSign(house)));
    return reading.isEmpty()
        ? rules
        : Stream.concat(
            rules,
            Stream.of(
                DynamicTest.dynamicTest(
                    "le plan du README nomme chaque pièce", () -> theMapHasEveryRoom(house))));
  }

  private void domainIsPure(JavaClasses house) {
    noClasses()
        .that(resideInAPackage("..domain.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "org.springframework..",
                    "com.mongodb..",
                    "org.bson..",
                    "org.apache.kafka..",
                    "jakarta.servlet..",
                    "codev.infra..")
                .or(
                    resideInAPackage("codev." + service + "..")
                        .and(not(resideInAPackage("..domain..")))))
        .allowEmptyShould(true) // the gateway has no domain
        .check(house);
  }

  private void readRoomsDoNotWrite(JavaClasses house) {
    noClasses()
        .that(in(reading))
        .should()
        .dependOnClassesThat(
            nameMatching(
                    "codev\\.infra\\.eventstore\\.Commands|org\\.axonframework\\.commandhandling\\..*")
                .or(nameMatching("codev\\." + service + "\\.domain\\.\\w*Command(\\$.*)?")))
        .allowEmptyShould(true)
        .check(house);
  }

  private void fewSeeTheRelay(JavaClasses house) {
    noClasses()
        .that(not(in(listening).or(resideInAPackage("..publishing.."))))
        .should()
        .dependOnClassesThat(resideInAnyPackage("codev.infra.eventrelay..", "org.apache.kafka.."))
        .allowEmptyShould(true)
        .check(house);
  }

  private void noCircles(JavaClasses house) {
    slices().matching("codev." + service + ".(*)..").should().beFreeOfCycles().check(house);
  }

  private void noMechanicalNames(JavaClasses house) {
    classes()
        .should(
            com.tngtech.archunit.lang.conditions.ArchConditions.not(
                com.tngtech.archunit.lang.conditions.ArchConditions.have(
                    nameMatching(
                        ".*(Util|Utils|Helper|Manager|Impl|Dto|DTO)(\\$.*)?|.*\\.(util|common|helper|manager|impl)\\..*"))))
        .check(house);
  }

  private void everyRoomHasItsSign(JavaClasses house) {
    var rooms = house.stream().map(JavaClass::getPackageName).distinct().toList();
    var signs =
        house.stream()
            .filter(c -> c.getSimpleName().equals("package-info"))
            .map(JavaClass::getPackageName)
            .toList();
    var without = rooms.stream().filter(r -> !signs.contains(r)).toList();
    if (!without.isEmpty()) throw new AssertionError("no package-info.java: " + without);
  }

  private void theMapHasEveryRoom(JavaClasses house) throws IOException {
    var row = "| " + service + "-service |";
    var mapped =
        Files.readAllLines(root().resolve("README.md")).stream()
            .filter(line -> line.startsWith(row) && line.chars().filter(c -> c == '|').count() == 5)
            .flatMap(line -> Stream.of(line.split("\\W+")))
            .collect(Collectors.toSet());
    var missing =
        house.stream()
            .map(c -> c.getPackageName().split("\\."))
            .filter(path -> path.length > 2)
            .map(path -> path[2])
            .distinct()
            .filter(room -> !IN_EVERY_SERVICE.contains(room) && !mapped.contains(room))
            .toList();
    if (!missing.isEmpty()) throw new AssertionError("not in the map of the README: " + missing);
  }

  private static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("codev")))
      folder = Objects.requireNonNull(folder.getParent());
    return folder;
  }

  private DescribedPredicate<JavaClass> in(List<String> rooms) {
    return resideInAnyPackage(
        rooms.stream().map(r -> "codev." + service + "." + r + "..").toArray(String[]::new));
  }

  /**
   * As a one-liner: {@code HouseRules.of("session").reading("board", "replay").listening("groups",
   * "learning").all()}.
   */
  public static ArchitectureRules of(String service) {
    return new ArchitectureRules(service, List.of(), List.of());
  }

  public ArchitectureRules reading(String... rooms) {
    return new ArchitectureRules(service, Arrays.asList(rooms), listening);
  }

  public ArchitectureRules listening(String... rooms) {
    return new ArchitectureRules(service, reading, Arrays.asList(rooms));
  }
}
