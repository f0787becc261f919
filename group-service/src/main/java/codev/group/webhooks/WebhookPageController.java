package codev.group.webhooks;

import codev.group.programme.ProgrammeQueries;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
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
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Pages on which administrators register webhooks, see what became of their messages, and change
 * them. A secret is shown once, in the answer to the form that has registered its webhook.
 */
@Controller
@RequestMapping("/webhooks")
@RequiredAccess(AccessPolicy.ORGANISATION_ADMINISTRATOR)
record WebhookPageController(WebhookUseCase webhooks, ProgrammeQueries programmes) {
  @GetMapping
  String all(CurrentUser user, Model model) {
    var knownProgrammes = programmes.programmes(user);
    model.addAttribute("webhooks", webhooks.all());
    model.addAttribute("kinds", WebhookKind.values());
    model.addAttribute("programmes", knownProgrammes);
    model.addAttribute(
        "names",
        knownProgrammes.stream()
            .collect(
                Collectors.toMap(
                    programme -> programme.id(), programme -> programme.settings().name())));
    model.addAttribute("id", UUID.randomUUID());
    return "webhooks/page";
  }

  @PostMapping
  String register(@Valid @ModelAttribute WebhookRequest form, CurrentUser user, Model model) {
    var registration = webhooks.register(form, user);
    model.addAttribute("registered", true);
    model.addAttribute("secret", registration.secret());
    return webhook(registration.webhook().id(), model);
  }

  @GetMapping("/{webhook}")
  String webhook(@PathVariable UUID webhook, Model model) {
    model.addAttribute("webhook", webhooks.find(webhook));
    model.addAttribute("deliveries", webhooks.deliveries(webhook));
    return "webhooks/webhook";
  }

  @PostMapping("/{webhook}/change")
  ResponseEntity<Void> change(
      @PathVariable UUID webhook,
      @Valid @ModelAttribute WebhookChangeRequest form,
      CurrentUser user) {
    var position = webhooks.change(webhook, form, user);
    return RedirectAfterPost.to(path(webhook), position, false);
  }

  @PostMapping("/{webhook}/pause")
  ResponseEntity<Void> pause(@PathVariable UUID webhook, CurrentUser user) {
    return RedirectAfterPost.to(path(webhook), webhooks.pause(webhook, user), false);
  }

  @PostMapping("/{webhook}/resumption")
  ResponseEntity<Void> resume(@PathVariable UUID webhook, CurrentUser user) {
    return RedirectAfterPost.to(path(webhook), webhooks.resume(webhook, user), false);
  }

  @PostMapping("/{webhook}/replay")
  ResponseEntity<Void> replay(
      @PathVariable UUID webhook, @RequestParam long after, CurrentUser user) {
    var position = webhooks.replay(webhook, null, after, user);
    return RedirectAfterPost.to(path(webhook), position, false);
  }

  @PostMapping("/{webhook}/deletion")
  ResponseEntity<Void> delete(@PathVariable UUID webhook, CurrentUser user) {
    return RedirectAfterPost.to("/webhooks", webhooks.delete(webhook, user), false);
  }

  private static String path(UUID webhook) {
    return "/webhooks/" + webhook;
  }
}
