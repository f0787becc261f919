package codev.learning.surveys;

import codev.infra.confidentiality.EncryptedAddresses;
import codev.infra.confidentiality.TextEncryption;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.ProgrammeId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Makes the addresses at which surveys are answered without signing in, and reads them: {@link
 * EncryptedAddresses} whose content is the survey and the person.
 */
@Component
public class SurveyAddresses {
  private static final String KEY_NAME = "survey addresses";
  private static final String CONTEXT = "survey address";
  private static final int PARTS = 4;

  private final EncryptedAddresses addresses;

  public SurveyAddresses(TextEncryption encryption) {
    addresses = new EncryptedAddresses(encryption, KEY_NAME, CONTEXT);
  }

  /** The path of the page on which a person answers a survey. */
  public String path(PersonalSurvey survey) {
    return "/questionnaires/" + addresses.address(text(survey));
  }

  /** What an address admits to; empty if it was not made here. */
  Optional<PersonalSurvey> open(String address) {
    return addresses.open(address, SurveyAddresses::parse);
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
    if (parts.length < PARTS) throw new IllegalArgumentException("no questionnaire");
    return new PersonalSurvey(
        new Username(parts[3]),
        new ProgrammeId(UUID.fromString(parts[0])),
        parts[1],
        SurveyKind.Moment.valueOf(parts[2]));
  }
}
