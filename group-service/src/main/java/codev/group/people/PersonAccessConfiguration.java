package codev.group.people;

import codev.group.authority.ProgrammeAccess;
import codev.group.directory.DirectoryEntry;
import codev.group.directory.DirectoryQueries;
import codev.group.directory.PersonScopes;
import codev.group.domain.person.Username;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.AccessRequest;
import codev.infra.web.authorization.AccessRule;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.problem.RefusedException;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Access rules of one person of the directory, who does not exist outside a user's scope. */
@Configuration(proxyBeanMethods = false)
record PersonAccessConfiguration(
    ProgrammeAccess access,
    DirectoryQueries directory,
    PersonScopes scopes,
    UsernameSpelling spelling) {
  @Bean
  AccessRule personReader() {
    return new AccessRule(
        AccessPolicy.PERSON_READER,
        request -> {
          access.mustReadDirectory(request.user());
          mustBeReadable(person(request), request);
        });
  }

  @Bean
  AccessRule personEditor() {
    return new AccessRule(
        AccessPolicy.PERSON_EDITOR,
        request -> {
          access.mustEditDirectory(request.user());
          var person = person(request);
          var manager = new Username(request.user().username());
          if (!scopes.changeable(List.of(person), manager).isEmpty()) return;
          mustBeReadable(person, request);
          throw RefusedException.forbidden();
        });
  }

  private void mustBeReadable(DirectoryEntry person, AccessRequest request) {
    if (scopes.readable(List.of(person), request.user()).isEmpty())
      throw RefusedException.notFound();
  }

  private DirectoryEntry person(AccessRequest request) {
    return directory
        .current(new Username(spelling.of(request.text("username"))))
        .orElseThrow(RefusedException::notFound);
  }
}
