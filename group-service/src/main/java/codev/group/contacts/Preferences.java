package codev.group.contacts;

import codev.group.domain.Contact;
import codev.group.domain.Language;
import codev.group.domain.Username;
import codev.infra.letters.LettersSettings;
import codev.infra.pages.Declined;
import codev.infra.pages.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Everybody sees how they themselves are written to. */
@Controller
class Preferences {
  private final Contacts contacts;
  private final LettersSettings letters;

  Preferences(Contacts contacts, LettersSettings letters) {
    this.contacts = contacts;
    this.letters = letters;
  }

  /**
   * @param email as the organisation has it
   * @param language of their letters, chosen or not
   */
  record Answer(@Nullable String email, String language, boolean reminders) {}

  @GetMapping("/api/me/preferences")
  @ResponseBody
  Answer preferences(Who who) {
    return contacts
        .of(new Username(who.username()))
        .map(this::told)
        .orElseThrow(Declined::notFound);
  }

  @GetMapping("/people/preferences")
  String page(Who who, Model model) {
    model.addAttribute("languages", Language.values());
    contacts
        .of(new Username(who.username()))
        .ifPresent(contact -> model.addAttribute("mine", told(contact)));
    return "contacts/preferences";
  }

  private Answer told(Contact contact) {
    var chosen = contact.language();
    var language = chosen == null ? letters.language().getLanguage() : chosen.code();
    return new Answer(contact.email(), language, contact.reminders());
  }
}
