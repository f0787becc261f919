package codev.learning.outcomes;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import codev.infra.eventstore.axon.CommandSender;
import codev.learning.accesslog.OutcomesAccessLog;
import codev.learning.domain.LearningServiceCommand;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L'architecture des résultats")
class OutcomesArchitectureTest {
  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("codev.learning");
  private static final String[] QUERIES = {
    "codev.learning.outcomes.anonymity",
    "codev.learning.outcomes.extraction",
    "codev.learning.outcomes.figures",
    "codev.learning.outcomes.charts",
    "codev.learning.outcomes.report",
    "codev.learning.outcomes.document"
  };

  @Test
  @DisplayName("n'a de flèches que vers l'anonymat")
  void has_arrows_towards_anonymity_only() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("codev.learning.outcomes..")
        .layer("anonymity")
        .definedBy("..outcomes.anonymity")
        .layer("extraction")
        .definedBy("..outcomes.extraction")
        .layer("figures")
        .definedBy("..outcomes.figures")
        .layer("charts")
        .definedBy("..outcomes.charts")
        .layer("report")
        .definedBy("..outcomes.report")
        .layer("document")
        .definedBy("..outcomes.document")
        .layer("web")
        .definedBy("..outcomes.web")
        .whereLayer("anonymity")
        .mayNotAccessAnyLayer()
        .whereLayer("extraction")
        .mayOnlyAccessLayers("anonymity")
        .whereLayer("figures")
        .mayOnlyAccessLayers("anonymity", "extraction")
        .whereLayer("charts")
        .mayOnlyAccessLayers("figures")
        .whereLayer("report")
        .mayOnlyAccessLayers("anonymity", "figures", "charts")
        .whereLayer("document")
        .mayOnlyAccessLayers("anonymity", "figures", "charts", "report")
        .whereLayer("web")
        .mayOnlyAccessLayers("anonymity", "figures", "charts", "report", "document")
        .check(PRODUCTION);
    slices().matching("codev.learning.outcomes.(*)..").should().beFreeOfCycles().check(PRODUCTION);
  }

  @Test
  @DisplayName("n'envoie aucune commande en lisant")
  void sends_no_command_while_reading() {
    noClasses()
        .that()
        .resideInAnyPackage(QUERIES)
        .should()
        .dependOnClassesThat(
            assignableTo(CommandSender.class)
                .or(assignableTo(LearningServiceCommand.class))
                .or(assignableTo(OutcomesAccessLog.class)))
        .check(PRODUCTION);
  }

  @Test
  @DisplayName("n'écrit au registre que par une classe, qui ne fait rien d'autre")
  void writes_to_the_access_log_by_one_class() {
    noClasses()
        .that()
        .resideInAPackage("codev.learning.accesslog")
        .and()
        .doNotHaveSimpleName("EventSourcedAccessLog")
        .should()
        .dependOnClassesThat(
            assignableTo(CommandSender.class).or(assignableTo(LearningServiceCommand.class)))
        .check(PRODUCTION);
  }

  @Test
  @DisplayName("note par ses contrôleurs, et par eux seuls")
  void logs_by_its_controllers_alone() {
    classes()
        .that()
        .resideOutsideOfPackage("codev.learning.accesslog")
        .and()
        .containAnyMethodsThat(
            describe(
                "show figures",
                method ->
                    method.getMethodCallsFromSelf().stream()
                        .anyMatch(
                            call -> call.getTargetOwner().isEquivalentTo(OutcomesAccessLog.class))))
        .should()
        .haveSimpleNameEndingWith("Controller")
        .andShould()
        .resideInAPackage("codev.learning.outcomes.web")
        .check(PRODUCTION);
    classes()
        .that()
        .implement(OutcomesAccessLog.class)
        .should()
        .resideInAPackage("codev.learning.accesslog")
        .check(PRODUCTION);
    methods()
        .that()
        .areDeclaredInClassesThat()
        .haveSimpleName("OutcomesAwaitingLog")
        .should()
        .bePackagePrivate()
        .check(PRODUCTION);
    noClasses()
        .that(not(simpleNameEndingWith("AccessLog")))
        .should()
        .callMethodWhere(
            describe(
                "release figures",
                call ->
                    call.getTarget().getName().equals("release")
                        && call.getTargetOwner().getSimpleName().equals("OutcomesAwaitingLog")))
        .check(PRODUCTION);
  }

  @Test
  @DisplayName("ne peut retirer aucune règle d'anonymat hors des tests")
  void can_take_no_rule_away_in_production() {
    for (var protectedClass : new String[] {"Microaggregator", "DisclosureControl"}) {
      var name = "codev.learning.outcomes.anonymity." + protectedClass;
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(name)
          .should()
          .beAssignableTo(name)
          .check(PRODUCTION);
      methods()
          .that()
          .areDeclaredIn(name)
          .and()
          .haveName("applies")
          .should()
          .bePackagePrivate()
          .check(PRODUCTION);
    }
    noClasses()
        .that()
        .resideOutsideOfPackage("codev.learning.outcomes.anonymity")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "codev\\.learning\\.outcomes\\.anonymity\\.(Disclosure|DisclosureRule|AnonymitySet|MatchedPanel|Strata)")
        .check(PRODUCTION);
  }
}
