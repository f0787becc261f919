package codev.group.access;

import codev.group.authority.ProgrammeAccess;
import codev.group.domain.programme.ProgrammeId;
import codev.group.programme.ProgrammeQueries;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.AccessRequest;
import codev.infra.web.authorization.AccessRule;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.UserRole;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Access rules of programmes, and of what belongs to no programme. */
@Configuration(proxyBeanMethods = false)
class ProgrammeAccessConfiguration {
  @Bean
  AccessRule managerRole(ProgrammeAccess access) {
    return new AccessRule(
        AccessPolicy.MANAGER_ROLE, request -> access.mustBeManager(request.user()));
  }

  @Bean
  AccessRule facilitatorRole() {
    return new AccessRule(
        AccessPolicy.FACILITATOR_ROLE, request -> request.user().mustBe(UserRole.FACILITATOR));
  }

  @Bean
  AccessRule directoryEditor(ProgrammeAccess access) {
    return new AccessRule(
        AccessPolicy.DIRECTORY_EDITOR, request -> access.mustEditDirectory(request.user()));
  }

  @Bean
  AccessRule organisationAdministrator(ProgrammeAccess access) {
    return new AccessRule(
        AccessPolicy.ORGANISATION_ADMINISTRATOR,
        request -> {
          if (!access.administersOrganisation(request.user())) throw RefusedException.forbidden();
        });
  }

  @Bean
  AccessRule directoryReader(ProgrammeAccess access) {
    return new AccessRule(
        AccessPolicy.DIRECTORY_READER, request -> access.mustReadDirectory(request.user()));
  }

  @Bean
  AccessRule grantReviewer(ProgrammeAccess access) {
    return new AccessRule(
        AccessPolicy.GRANT_REVIEWER,
        request -> {
          if (!access.of(request.user()).reviewsAnything()) throw RefusedException.forbidden();
        });
  }

  @Bean
  AccessRule programmeViewer(ProgrammeQueries programmes) {
    return new AccessRule(
        AccessPolicy.PROGRAMME_VIEWER,
        request -> {
          var _ = visible(request, programmes);
        });
  }

  @Bean
  AccessRule programmeManager(ProgrammeQueries programmes, ProgrammeAccess access) {
    return new AccessRule(
        AccessPolicy.PROGRAMME_MANAGER,
        request -> access.mustManage(request.user(), visible(request, programmes)));
  }

  @Bean
  AccessRule programmeReviewer(ProgrammeQueries programmes, ProgrammeAccess access) {
    return new AccessRule(
        AccessPolicy.PROGRAMME_REVIEWER,
        request -> access.mustReview(request.user(), visible(request, programmes)));
  }

  /** The programme, if it exists for this user; for a command, at the end of the log. */
  private static ProgrammeId visible(AccessRequest request, ProgrammeQueries programmes) {
    var id = new ProgrammeId(request.id("programme", "id"));
    return request.reads()
        ? programmes.programme(id, request.user()).id()
        : programmes.currentProgramme(id, request.user()).id();
  }
}
