package codev.group.programme;

import codev.group.domain.programme.ProgrammeId;
import codev.group.group.GroupQueries;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.paging.Paging;
import codev.infra.web.security.CurrentUser;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoints that read programmes. */
@RestController
@RequestMapping("/api/programmes")
record ProgrammeController(ProgrammeQueries programmes, GroupQueries groups) {
  @RequiredAccess(AccessPolicy.SIGNED_IN)
  @GetMapping
  ResponseEntity<List<ProgrammeView>> programmes(Paging paging, CurrentUser user) {
    return paging.page(
        programmes.programmes(user), programme -> programme.id().toString(), Function.identity());
  }

  @RequiredAccess(AccessPolicy.PROGRAMME_VIEWER)
  @GetMapping("/{id}")
  ProgrammeWithGroups programme(@PathVariable UUID id, CurrentUser user) {
    var programme = new ProgrammeId(id);
    return new ProgrammeWithGroups(
        programmes.programme(programme, user), groups.groups(programme, user));
  }
}
