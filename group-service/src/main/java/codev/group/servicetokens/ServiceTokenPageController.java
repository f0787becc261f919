package codev.group.servicetokens;

import codev.group.directory.DirectoryEntry;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.person.Username;
import codev.infra.email.EmailProperties;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Page on which administrators create service tokens, see when each was last used, and revoke them.
 * A token is shown once, in the answer to the form that has created it.
 */
@Controller
@RequestMapping("/service-tokens")
@RequiredAccess(AccessPolicy.ORGANISATION_ADMINISTRATOR)
record ServiceTokenPageController(
    ServiceTokenUseCase tokens, DirectoryQueries directory, EmailProperties settings) {
  private static final String PAGE = "servicetokens/page";

  @GetMapping
  String all(Model model) {
    var serviceTokens = tokens.all();
    var authors = serviceTokens.stream().map(ServiceToken::author).toList();
    model.addAttribute("tokens", serviceTokens);
    model.addAttribute("scopes", ServiceTokenScope.values());
    model.addAttribute("names", directory.names(authors));
    model.addAttribute("departed", departed(authors));
    model.addAttribute("scimAddress", settings.address().resolve("/scim/v2").toString());
    model.addAttribute("id", UUID.randomUUID());
    return PAGE;
  }

  @PostMapping
  String create(@Valid @ModelAttribute ServiceTokenRequest form, CurrentUser user, Model model) {
    var creation = tokens.create(form, by(user));
    model.addAttribute("created", creation.token());
    model.addAttribute("secret", creation.secret());
    return all(model);
  }

  @PostMapping("/{token}/revocation")
  ResponseEntity<Void> revoke(@PathVariable UUID token, CurrentUser user) {
    return RedirectAfterPost.to("/service-tokens", tokens.revoke(token, by(user)), false);
  }

  @PostMapping("/{token}/departures")
  ResponseEntity<Void> allowDepartures(@PathVariable UUID token, CurrentUser user) {
    return RedirectAfterPost.to("/service-tokens", tokens.allowDepartures(token, by(user)), false);
  }

  /** They know the token, and are no longer part of the organisation. */
  private Set<Username> departed(List<Username> authors) {
    return directory.of(authors).values().stream()
        .filter(DirectoryEntry::hasLeft)
        .map(DirectoryEntry::username)
        .collect(Collectors.toSet());
  }

  private static Username by(CurrentUser user) {
    return new Username(user.username());
  }
}
