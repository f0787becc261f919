package codev.group;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import codev.infra.web.security.UserRole;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Roles of the identity provider")
class RoleDependenciesTest {
  @Test
  @DisplayName("decide nothing about a programme or a group without its scope")
  void are_looked_at_where_authority_is_decided() {
    var classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("codev.group");
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "codev.group.access..", // who may call what
            "codev.group.authority..",
            "codev.group.grants..", // a user's own roles
            "codev.group.directory..", // the organisation's
            "codev.group.facilitators..") // the organisation's
        .should()
        .dependOnClassesThat()
        .areAssignableTo(UserRole.class)
        .check(classes);
  }
}
