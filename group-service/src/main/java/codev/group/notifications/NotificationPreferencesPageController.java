package codev.group.notifications;

import codev.group.domain.person.Contact;
import codev.group.domain.person.EmailKind;
import codev.group.domain.person.Language;
import codev.group.domain.person.Username;
import codev.infra.email.EmailProperties;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Page of a person's own notification preferences. */
@Controller
@RequiredAccess(AccessPolicy.SIGNED_IN)
record NotificationPreferencesPageController(
    ContactQueries contacts, EmailProperties emailSettings) {
  /**
   * @param email as the organisation has it
   * @param language of their e-mails, chosen or default
   * @param reminders whether they want any e-mails that they may do without
   * @param unwanted the kinds of those that they do without
   */
  record Answer(
      @Nullable String email, String language, boolean reminders, List<EmailKind> unwanted) {
    public boolean wants(EmailKind kind) {
      return reminders && !unwanted.contains(kind);
    }
  }

  @GetMapping("/api/me/preferences")
  @ResponseBody
  Answer preferences(CurrentUser user) {
    return contacts
        .of(new Username(user.username()))
        .map(this::answer)
        .orElseThrow(RefusedException::notFound);
  }

  @GetMapping("/people/preferences")
  String page(CurrentUser user, Model model) {
    model.addAttribute("languages", Language.values());
    model.addAttribute("kinds", EmailKind.values());
    contacts
        .of(new Username(user.username()))
        .ifPresent(contact -> model.addAttribute("mine", answer(contact)));
    return "notifications/preferences";
  }

  private Answer answer(Contact contact) {
    var chosenLanguage = contact.language();
    var language =
        chosenLanguage == null ? emailSettings.language().getLanguage() : chosenLanguage.code();
    return new Answer(contact.email(), language, contact.reminders(), contact.unwanted());
  }
}
