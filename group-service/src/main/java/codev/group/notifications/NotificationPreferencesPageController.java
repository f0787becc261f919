package codev.group.notifications;

import codev.group.domain.person.Contact;
import codev.group.domain.person.Language;
import codev.group.domain.person.Username;
import codev.infra.email.EmailProperties;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Page of a person's own notification preferences. */
@Controller
class NotificationPreferencesPageController {
  private final ContactQueries contacts;
  private final EmailProperties letters;

  NotificationPreferencesPageController(ContactQueries contacts, EmailProperties letters) {
    this.contacts = contacts;
    this.letters = letters;
  }

  /**
   * @param email as the organisation has it
   * @param language of their e-mails, chosen or default
   */
  record Answer(@Nullable String email, String language, boolean reminders) {}

  @GetMapping("/api/me/preferences")
  @ResponseBody
  Answer preferences(CurrentUser who) {
    return contacts
        .of(new Username(who.username()))
        .map(this::answer)
        .orElseThrow(RefusedException::notFound);
  }

  @GetMapping("/people/preferences")
  String page(CurrentUser who, Model model) {
    model.addAttribute("languages", Language.values());
    contacts
        .of(new Username(who.username()))
        .ifPresent(contact -> model.addAttribute("mine", answer(contact)));
    return "notifications/preferences";
  }

  private Answer answer(Contact contact) {
    var chosen = contact.language();
    var language = chosen == null ? letters.language().getLanguage() : chosen.code();
    return new Answer(contact.email(), language, contact.reminders());
  }
}
