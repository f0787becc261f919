package codev.group.messaging;

import codev.group.domain.GroupServiceEvent.*;
import codev.group.domain.person.EmailKind;
import codev.group.domain.person.Language;
import codev.group.domain.person.Username;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages about people. */
final class PersonMessages {
  private PersonMessages() {}

  record PersonRegisteredV1(
      Username username,
      String displayName,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String unit,
      @Nullable String site,
      @Nullable String jobFamily,
      @Nullable Username managerUsername,
      Instant at) {
    static PersonRegisteredV1 of(OfPerson e) {
      var profile = e.profile();
      return new PersonRegisteredV1(
          e.person(),
          profile.displayName(),
          profile.unit(),
          profile.site(),
          profile.jobFamily(),
          profile.manager(),
          e.at());
    }
  }

  /**
   * Not used for figures: only for services that send e-mails.
   *
   * @param reminders whether the person wants any e-mails that they may do without
   * @param unwanted the kinds of those that they do without; left out where there are none
   */
  record ContactChangedV1(
      Username username,
      String displayName,
      @Nullable String email,
      @Nullable Language language,
      boolean reminders,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EmailKind> unwanted,
      Instant at) {
    static ContactChangedV1 of(ContactChanged e) {
      var contact = e.contact();
      return new ContactChangedV1(
          e.person(),
          contact.displayName(),
          contact.email(),
          contact.language(),
          contact.reminders(),
          contact.unwanted(),
          e.at());
    }
  }

  /**
   * @param issuer the identity provider
   * @param subject the account there
   */
  record SubjectBoundV1(Username username, String issuer, String subject, Instant at) {
    static SubjectBoundV1 of(SubjectBound e) {
      return new SubjectBoundV1(e.person(), e.issuer(), e.subject(), e.at());
    }
  }

  /** By whom stays here. */
  record SessionsEndedV1(Username username, Instant issuedBefore, Instant at) {
    static SessionsEndedV1 of(SessionsEnded e) {
      return new SessionsEndedV1(e.person(), e.issuedBefore(), e.at());
    }
  }

  /** Why stays here. */
  record SubjectReleasedV1(Username username, String issuer, String subject, Instant at) {
    static SubjectReleasedV1 of(SubjectReleased e) {
      return new SubjectReleasedV1(e.person(), e.issuer(), e.subject(), e.at());
    }
  }
}
