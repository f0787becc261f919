package codev.learning.surveys;

import codev.infra.confidentiality.TextEncryption;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.SurveyKind;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Makes the addresses at which surveys are answered without signing in, and reads them. An address
 * is what it admits to, encrypted and authenticated with a key of the vault: nothing is stored for
 * it, and nobody can make or alter one without the key (ADR 73).
 */
@Component
public class SurveyAddresses {
  /** Of the key in the vault. No person has it: a user name contains no space. */
  private static final String KEY_NAME = "survey addresses";

  private static final String CONTEXT = "survey address";
  private static final int PARTS = 4;

  private final TextEncryption encryption;

  public SurveyAddresses(TextEncryption encryption) {
    this.encryption = encryption;
  }

  /** The path of the page on which a person answers a survey. */
  public String path(PersonalSurvey survey) {
    var own = encryption.of(KEY_NAME);
    var encrypted = own.encrypt(CONTEXT, text(survey));
    var _ = own.keepKey(); // not announced: the security log is about the keys of people
    return "/questionnaires/" + encrypted;
  }

  /** What an address admits to; empty if it was not made here. */
  Optional<PersonalSurvey> open(String address) {
    try {
      // Words of a person are encrypted in the same form: they must not pass for an address.
      return TextEncryption.authorOf(address).equals(KEY_NAME)
          ? encryption.decrypt(address).map(SurveyAddresses::parse)
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String text(PersonalSurvey survey) {
    return String.join(
        "/",
        survey.programme().toString(),
        survey.survey(),
        survey.moment().name(),
        survey.person().value());
  }

  private static PersonalSurvey parse(String text) {
    var parts = text.split("/", PARTS);
    return new PersonalSurvey(
        new Username(parts[3]),
        new ProgrammeId(UUID.fromString(parts[0])),
        parts[1],
        SurveyKind.Moment.valueOf(parts[2]));
  }
}
