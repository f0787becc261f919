package codev.infra.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import codev.infra.testkit.templates.TemplateMethodCheck;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The architecture of one module as tests: suffixes, the direction of dependencies, no cycles, a
 * documented package. A rule that matches no class fails, so that a rule can't be lost by a rename.
 *
 * @param root the module's root package, such as {@code codev.session}
 * @param stereotypes the kinds of classes that the module has; it must have each, and no other
 * @param service whether it is a service: it then has a domain, read models and messages
 */
public record ArchitectureRules(String root, Set<ClassStereotype> stereotypes, boolean service) {

  /** Top-level types of a package. */
  private static final int MOST_TYPES = 26;

  private static final String COMMAND_SENDER =
      "codev\\.infra\\.eventstore\\.axon\\.CommandSender|org\\.axonframework\\.commandhandling\\..*";

  /** Rules of a service with a domain, read models and messages. */
  public static ArchitectureRules ofService(String root, ClassStereotype... stereotypes) {
    return new ArchitectureRules(root, Set.of(stereotypes), true);
  }

  /** Rules of any other module. */
  public static ArchitectureRules ofModule(String root, ClassStereotype... stereotypes) {
    return new ArchitectureRules(root, Set.of(stereotypes), false);
  }

  /** One test for each rule: return them from a {@code @TestFactory}. */
  public Stream<DynamicTest> all() {
    var importer = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests());
    if (!service) return all(importer.importPackages(root));
    var imported = importer.importPackages(root, "codev.infra");
    var module = imported.that(resideInAPackage(root + ".."));
    return Stream.concat(all(module), Stream.of(templates(imported)));
  }

  /**
   * Templates call methods of the module, and of what it is built on.
   *
   * @param imported classes of both
   */
  private DynamicTest templates(JavaClasses imported) {
    return test("templates call public methods", () -> templatesCallPublicMethods(imported));
  }

  /** The same rules over classes that were imported by other means, but for those of templates. */
  public Stream<DynamicTest> all(JavaClasses module) {
    var everywhere =
        Stream.of(
            test("there are no cycles between packages", () -> packagesHaveNoCycles(module)),
            test("there are no cycles between files", () -> filesHaveNoCycles(module)),
            test("every package says what it is for", () -> everyPackageIsDocumented(module)),
            test("no package is too large to take in", () -> noPackageIsTooLarge(module)),
            test("no class is named a helper, a utility or an Impl", () -> hasNoVagueNames(module)),
            test("a page controller is no REST controller", () -> pageControllers(module)));
    var suffixes =
        Stream.of(ClassStereotype.values())
            .map(kind -> test("suffix " + kind.suffix(), () -> suffixMatchesKind(module, kind)));
    var ofServices =
        service
            ? Stream.of(
                test("the domain knows no machinery", () -> domainIsPure(module)),
                test("projections and queries send no commands", () -> readSideIsPure(module)),
                test("only messaging sees the relay", () -> onlyMessagingSeesTheRelay(module)),
                test("the table of packages names every package", () -> mapIsComplete(module)))
            : Stream.<DynamicTest>empty();
    return Stream.of(everywhere, suffixes, ofServices).flatMap(tests -> tests);
  }

  private static DynamicTest test(String name, org.junit.jupiter.api.function.Executable rule) {
    return DynamicTest.dynamicTest(name, rule);
  }

  private void domainIsPure(JavaClasses module) {
    noClasses()
        .that(resideInAPackage(root + ".domain.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "org.springframework..",
                    "com.mongodb..",
                    "org.bson..",
                    "org.apache.kafka..",
                    "jakarta.servlet..",
                    "codev.infra..")
                .or(resideInAPackage(root + "..").and(not(resideInAPackage(root + ".domain..")))))
        .check(module);
  }

  private void readSideIsPure(JavaClasses module) {
    noClasses()
        .that(
            describe(
                "projections and queries",
                type -> endsWith(type, "Projection") || endsWith(type, "Queries")))
        .should()
        .dependOnClassesThat(
            nameMatching(COMMAND_SENDER)
                .or(
                    nameMatching(
                        Pattern.quote(root) + "\\.domain\\.(\\w+\\.)*\\w*Command(\\$.*)?")))
        .check(module);
    DescribedPredicate<JavaClass> sender = nameMatching(COMMAND_SENDER).forSubtype();
    if (module.stream().noneMatch(type -> dependsOn(type, sender)))
      throw new AssertionError("no class of " + root + " sends a command: the rule is void");
  }

  private void onlyMessagingSeesTheRelay(JavaClasses module) {
    var relay = resideInAnyPackage("codev.infra.eventrelay..", "org.apache.kafka..");
    noClasses()
        .that(not(resideInAPackage(root + ".messaging..")))
        .should()
        .dependOnClassesThat(relay)
        .check(module);
    if (module.stream().noneMatch(type -> dependsOn(type, relay)))
      throw new AssertionError("no class of " + root + " uses the relay: the rule is void");
  }

  private void packagesHaveNoCycles(JavaClasses module) {
    hasNoCycles(module, "packages", JavaClass::getPackageName);
  }

  /** A file is a top-level type with all that is nested in it. */
  private void filesHaveNoCycles(JavaClasses module) {
    hasNoCycles(module, "files", type -> type.getName().replaceFirst("\\$.*", ""));
  }

  private void hasNoCycles(JavaClasses module, String parts, Function<JavaClass, String> part) {
    slices()
        .assignedFrom(
            new com.tngtech.archunit.library.dependencies.SliceAssignment() {
              @Override
              public com.tngtech.archunit.library.dependencies.SliceIdentifier getIdentifierOf(
                  JavaClass type) {
                return type.getPackageName().startsWith(root)
                    ? com.tngtech.archunit.library.dependencies.SliceIdentifier.of(part.apply(type))
                    : com.tngtech.archunit.library.dependencies.SliceIdentifier.ignore();
              }

              @Override
              public String getDescription() {
                return parts + " of " + root;
              }
            })
        .should()
        .beFreeOfCycles()
        .check(module);
  }

  private void hasNoVagueNames(JavaClasses module) {
    noClasses()
        .should(
            com.tngtech.archunit.lang.conditions.ArchConditions.have(
                nameMatching(
                    ".*(Util|Utils|Helper|Helpers|Impl|Dto|DTO)(\\$.*)?|.*\\.(util|common|helper|impl)\\..*")))
        .check(module);
  }

  private void pageControllers(JavaClasses module) {
    var wrong =
        module.stream()
            .filter(type -> endsWith(type, "PageController"))
            .filter(
                type ->
                    !type.isAnnotatedWith("org.springframework.stereotype.Controller")
                        || type.isAnnotatedWith(
                            "org.springframework.web.bind.annotation.RestController"))
            .map(JavaClass::getName)
            .toList();
    if (!wrong.isEmpty()) throw new AssertionError("no page controllers: " + wrong);
  }

  /**
   * Every top-level class of the kind has the suffix; where the suffix is the kind's alone, every
   * class with the suffix is of the kind.
   */
  private void suffixMatchesKind(JavaClasses module, ClassStereotype stereotype) {
    var kind = stereotype.kind();
    var topLevel = module.stream().filter(type -> type.getEnclosingClass().isEmpty()).toList();
    var being = topLevel.stream().filter(kind).toList();
    if (stereotypes.contains(stereotype) == being.isEmpty())
      throw new AssertionError(
          being.isEmpty()
              ? root + " has no class that is " + kind.getDescription()
              : root + " is not declared to have " + stereotype + " but has " + names(being));
    var misnamed = being.stream().filter(type -> !endsWith(type, stereotype.suffix())).toList();
    if (!misnamed.isEmpty())
      throw new AssertionError(names(misnamed) + " should end in " + stereotype.suffix());
    if (!stereotype.ownsSuffix()) return;
    var misleading =
        topLevel.stream()
            .filter(type -> endsWith(type, stereotype.suffix()) && !kind.test(type))
            .toList();
    if (!misleading.isEmpty())
      throw new AssertionError(names(misleading) + " should be " + kind.getDescription());
  }

  private void everyPackageIsDocumented(JavaClasses module) {
    var packages = packages(module);
    var documented =
        module.stream()
            .filter(type -> type.getSimpleName().equals("package-info"))
            .map(JavaClass::getPackageName)
            .collect(Collectors.toSet());
    packages.removeAll(documented);
    if (!packages.isEmpty()) throw new AssertionError("no package-info.java: " + packages);
  }

  private static void noPackageIsTooLarge(JavaClasses module) {
    var sizes =
        module.stream()
            .filter(type -> type.getEnclosingClass().isEmpty())
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    sizes.values().removeIf(types -> types <= MOST_TYPES);
    if (!sizes.isEmpty())
      throw new AssertionError("more than " + MOST_TYPES + " types, split by concern: " + sizes);
  }

  /** Rows such as {@code | session-service | `room` | … |}: no package too few, none too many. */
  private void mapIsComplete(JavaClasses module) throws IOException {
    var name = root.substring(root.indexOf('.') + 1);
    var row = Pattern.compile("^\\| " + name + "(?:-service)? \\| `([\\w.]+)` \\|.*");
    var mapped =
        Files.readAllLines(repository().resolve("infra/docs/architecture.md")).stream()
            .map(row::matcher)
            .filter(java.util.regex.Matcher::matches)
            .map(line -> root + "." + line.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    var packages = packages(module);
    packages.remove(root);
    if (!packages.equals(mapped))
      throw new AssertionError(
          "the table of packages has " + mapped + "\nthe folders are " + packages);
  }

  private void templatesCallPublicMethods(JavaClasses imported) throws IOException {
    var check = new TemplateMethodCheck(imported);
    var resources = Path.of("src/main/resources");
    var templates = RepositoryFiles.below(resources, file -> file.toString().endsWith(".html"));
    if (templates.isEmpty()) throw new AssertionError(root + " has no template: the rule is void");
    var wrong = new ArrayList<String>();
    for (var template : templates)
      for (var call : check.violations(Files.readString(template)))
        wrong.add(resources.relativize(template) + ": " + call);
    if (!wrong.isEmpty()) throw new AssertionError("not public: " + String.join("\n", wrong));
  }

  private static TreeSet<String> packages(JavaClasses module) {
    return module.stream()
        .map(JavaClass::getPackageName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The repository's root folder, found upwards from the working directory. */
  static Path repository() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("codev")))
      folder = Objects.requireNonNull(folder.getParent());
    return folder;
  }

  private static boolean endsWith(JavaClass type, String suffix) {
    return type.getSimpleName().endsWith(suffix);
  }

  private static boolean dependsOn(JavaClass type, DescribedPredicate<JavaClass> target) {
    return type.getDirectDependenciesFromSelf().stream()
        .anyMatch(dependency -> target.test(dependency.getTargetClass()));
  }

  private static List<String> names(java.util.Collection<JavaClass> types) {
    return types.stream().map(JavaClass::getName).sorted().toList();
  }
}
