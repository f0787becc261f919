package codev.group.messaging;

import codev.group.domain.event.IdentityRetentionEvent.IdentityPeriodEnded;
import codev.group.domain.event.PersonEvent.ContactChanged;
import codev.group.domain.event.PersonEvent.ProfileEvent;
import codev.group.domain.event.SubjectEvent.*;
import codev.group.domain.person.EmailKind;
import codev.group.domain.person.Language;
import codev.group.domain.person.Username;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.personaldata.SealedData;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Messages about people. What identifies a person is encrypted with their key. */
final class PersonMessages {
  static final String REGISTERED = "group.person-registered.v2";
  static final String CONTACT = "group.contact-changed.v2";
  static final String BOUND = "group.subject-bound.v2";

  private final SealedData data;

  PersonMessages(TextEncryption encryption) {
    this.data = new SealedData(encryption);
  }

  /**
   * @param sealed a {@link Registration}; absent once the person is erased
   */
  record PersonRegisteredV2(
      Username username,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sealed,
      Instant at) {}

  /** The profile of a person. */
  record Registration(
      String displayName,
      @Nullable String unit,
      @Nullable String site,
      @Nullable String jobFamily,
      @Nullable Username managerUsername) {}

  PersonRegisteredV2 registered(ProfileEvent e) {
    var profile = e.profile();
    var registration =
        new Registration(
            profile.displayName(),
            profile.unit(),
            profile.site(),
            profile.jobFamily(),
            profile.manager());
    var sealed = data.seal(e.person().value(), REGISTERED, registration);
    return new PersonRegisteredV2(e.person(), sealed, e.at());
  }

  /**
   * Not used for figures: only for services that send e-mails.
   *
   * @param sealed a {@link KnownContact}; absent once the person is erased
   */
  record ContactChangedV2(
      Username username,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sealed,
      Instant at) {}

  /**
   * The contact data of a person.
   *
   * @param reminders whether the person wants any e-mails that they may do without
   * @param unwanted the kinds of those that they do without; left out where there are none
   */
  record KnownContact(
      String displayName,
      @Nullable String email,
      @Nullable Language language,
      boolean reminders,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EmailKind> unwanted) {}

  ContactChangedV2 contactChanged(ContactChanged e) {
    var contact = e.contact();
    var known =
        new KnownContact(
            contact.displayName(),
            contact.email(),
            contact.language(),
            contact.reminders(),
            contact.unwanted());
    var sealed = data.seal(e.person().value(), CONTACT, known);
    return new ContactChangedV2(e.person(), sealed, e.at());
  }

  /**
   * @param issuer the identity provider
   * @param sealed the account there, encrypted with the key of accounts
   */
  record SubjectBoundV2(Username username, String issuer, String sealed, Instant at) {}

  SubjectBoundV2 bound(SubjectBound e) {
    var sealed = data.seal(SealedData.ACCOUNTS, BOUND, e.subject());
    return new SubjectBoundV2(
        e.person(), e.issuer(), Objects.requireNonNull(sealed, "nobody's"), e.at());
  }

  /** By whom stays here. */
  record SessionsEndedV1(Username username, Instant issuedBefore, Instant at) {
    static SessionsEndedV1 of(SessionsEnded e) {
      return new SessionsEndedV1(e.person(), e.issuedBefore(), e.at());
    }
  }

  /**
   * @param by who has set the period that is over
   */
  record IdentityPeriodEndedV1(Username username, Username by, Instant at) {
    static IdentityPeriodEndedV1 of(IdentityPeriodEnded e) {
      return new IdentityPeriodEndedV1(e.person(), e.by(), e.at());
    }
  }

  /** From which account, and why, stays here. */
  record SubjectReleasedV2(Username username, Instant at) {
    static SubjectReleasedV2 of(SubjectReleased e) {
      return new SubjectReleasedV2(e.person(), e.at());
    }
  }
}
