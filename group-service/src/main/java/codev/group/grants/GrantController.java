package codev.group.grants;

import codev.group.authority.GrantQueries;
import codev.group.authority.ProgrammeAccess;
import codev.group.domain.authority.GrantId;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.programme.ProgrammeId;
import codev.group.programme.ProgrammeQueries;
import codev.group.programme.ProgrammeView;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.paging.Paging;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoints of grants of authority. */
@RestController
@RequestMapping("/api/grants")
record GrantController(
    GrantUseCase grantAuthority,
    GrantQueries grants,
    ProgrammeAccess access,
    ProgrammeQueries programmes,
    TextEncryption encryption,
    UsernameSpelling spelling) {
  @RequiredAccess(AccessPolicy.MANAGER_ROLE)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  GiveGrantResponse give(@Valid @RequestBody GrantRequest form, CurrentUser user) {
    var id = form.id() == null ? UUID.randomUUID() : form.id();
    return new GiveGrantResponse(id, grantAuthority.give(new GrantId(id), form, user).position());
  }

  @RequiredAccess(AccessPolicy.GRANT_REVOKER)
  @PostMapping("/{id}/revocation")
  CommandResult revoke(
      @PathVariable UUID id, @Valid @RequestBody RevocationRequest form, CurrentUser user) {
    return grantAuthority.revoke(new GrantId(id), form, user);
  }

  /**
   * The grants within the caller's scope, and their own; revoked ones too.
   *
   * @param username whose
   * @param programme only those that cover this programme
   */
  @RequiredAccess(AccessPolicy.SIGNED_IN)
  @GetMapping
  ResponseEntity<List<GrantResponse>> grants(
      @RequestParam(required = false) @Nullable String username,
      @RequestParam(required = false) @Nullable UUID programme,
      Paging paging,
      CurrentUser user) {
    var selected =
        programme == null ? null : programmes.programme(new ProgrammeId(programme), user);
    var person = username == null ? null : spelling.of(username);
    var found =
        grants.visibleTo(access.of(user)).stream()
            .filter(grant -> person == null || grant.person().value().equals(person))
            .filter(grant -> selected == null || covers(selected, grant.scope()))
            .toList();
    return paging.page(
        found,
        grant -> grant.id().toString(),
        grant -> GrantResponse.of(grant, encryption::decryptOrNull));
  }

  private static boolean covers(ProgrammeView programme, GrantScope scope) {
    return scope.covers(programme.id(), programme.settings().unit());
  }
}
