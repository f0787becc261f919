package codev.learning.messaging;

import codev.infra.personaldata.SealedData;
import codev.learning.domain.LearningServiceCommand;
import codev.learning.domain.LearningServiceCommand.*;
import codev.learning.domain.authority.AuthorityCommand;
import codev.learning.domain.authority.AuthorityCommand.NoteGrantFact;
import codev.learning.domain.authority.AuthorityCommand.NoteSubjectFact;
import codev.learning.domain.authority.AuthorityCommand.NoteUnit;
import codev.learning.domain.authority.AuthorityEvent.GrantNoted;
import codev.learning.domain.authority.AuthorityEvent.RevocationNoted;
import codev.learning.domain.authority.AuthorityEvent.SessionsEndNoted;
import codev.learning.domain.authority.AuthorityEvent.SubjectNoted;
import codev.learning.domain.authority.AuthorityEvent.SubjectReleaseNoted;
import codev.learning.domain.authority.AuthorityEvent.UnitNoted;
import codev.learning.domain.authority.GrantRole;
import codev.learning.domain.event.GroupEvent.GroupNoted;
import codev.learning.domain.event.PersonEvent.*;
import codev.learning.domain.event.ProgrammeEvent.*;
import codev.learning.domain.event.SessionOutcomeEvent;
import codev.learning.domain.event.SessionOutcomeEvent.ClientChosen;
import codev.learning.domain.outcomes.Aim;
import codev.learning.domain.person.Contact;
import codev.learning.domain.person.Language;
import codev.learning.domain.person.ReminderKind;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.OwnEvaluationItem;
import codev.learning.domain.value.Competency;
import codev.learning.domain.value.GroupId;
import codev.learning.domain.value.ProgrammeId;
import codev.learning.domain.value.SessionId;
import codev.learning.domain.value.SessionStatistics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What this service reads of the messages of group-service, each with its commands. */
final class GroupMessages {
  private GroupMessages() {}

  record ProgrammeInUnit(ProgrammeId programmeId, @Nullable String unit, Instant at) {
    Stream<AuthorityCommand> commands() {
      return unit == null
          ? Stream.empty()
          : Stream.of(new NoteUnit(new UnitNoted(programmeId, unit, at)));
    }
  }

  record SubjectBound(Username username, String issuer, String subject, Instant at) {
    AuthorityCommand command() {
      return new NoteSubjectFact(new SubjectNoted(username, issuer, subject, at));
    }
  }

  /**
   * @param sealed the account
   */
  record SealedSubject(Username username, String issuer, String sealed, Instant at) {
    static final String TYPE = "group.subject-bound.v2";

    AuthorityCommand command(SealedData data) {
      var subject = data.open(sealed, SealedData.ACCOUNTS, TYPE, String.class).orElseThrow();
      return new NoteSubjectFact(new SubjectNoted(username, issuer, subject, at));
    }
  }

  record SubjectReleased(Username username, Instant at) {
    AuthorityCommand command() {
      return new NoteSubjectFact(new SubjectReleaseNoted(username, at));
    }
  }

  record SessionsEnded(Username username, Instant issuedBefore, Instant at) {
    AuthorityCommand command() {
      return new NoteSubjectFact(new SessionsEndNoted(username, issuedBefore, at));
    }
  }

  record GrantGiven(
      UUID grantId,
      Username username,
      GrantRole role,
      GrantScope scope,
      @Nullable Instant from,
      @Nullable Instant until,
      Instant at) {
    AuthorityCommand command() {
      return new NoteGrantFact(
          new GrantNoted(grantId, username, role, scope.id(), scope.unit(), from, until, at));
    }
  }

  /** With neither, it is the organisation. */
  record GrantScope(@Nullable ProgrammeId id, @Nullable String unit) {}

  record GrantRevoked(UUID grantId, Username username, Instant at) {
    AuthorityCommand command() {
      return new NoteGrantFact(new RevocationNoted(grantId, username, at));
    }
  }

  record ProgrammeDeclared(
      ProgrammeId programmeId,
      String name,
      List<Aim> aims,
      LocalDate startsOn,
      LocalDate endsOn,
      int privacyThreshold,
      List<Competency> competencies,
      Instant at) {
    Stream<LearningServiceCommand> commands() {
      return Stream.of(
          new NoteProgrammeFact(
              new ProgrammeNoted(programmeId, name, aims, privacyThreshold, competencies, at)),
          new NoteProgrammeFact(new ProgrammeDated(programmeId, startsOn, endsOn, at)));
    }
  }

  record GroupFormed(
      GroupId groupId,
      ProgrammeId programmeId,
      String name,
      Username facilitator,
      List<Username> members,
      Instant at) {
    Stream<LearningServiceCommand> commands() {
      return Stream.concat(
          Stream.of(
              new NoteGroup(new GroupNoted(groupId, programmeId, name, facilitator, members, at))),
          members.stream()
              .map(member -> new GroupJoined(member, groupId, programmeId, at))
              .map(NotePersonFact::new));
    }
  }

  record MemberJoined(GroupId groupId, ProgrammeId programmeId, Username member, Instant at) {
    LearningServiceCommand command() {
      return new NotePersonFact(new GroupJoined(member, groupId, programmeId, at));
    }
  }

  record MemberLeft(GroupId groupId, ProgrammeId programmeId, Username member, Instant at) {
    LearningServiceCommand command() {
      return new NotePersonFact(new GroupLeft(member, groupId, programmeId, at));
    }
  }

  /**
   * @param sessionId the only one that they lead; nothing: all to come
   */
  record FacilitatorChanged(
      GroupId groupId, Username facilitator, @Nullable SessionId sessionId, Instant at) {
    Stream<LearningServiceCommand> commands() {
      return sessionId == null
          ? Stream.of(new NoteFacilitator(groupId, facilitator, at))
          : Stream.empty();
    }
  }

  /** Of a planned session its date, and what it will ask besides everybody's items. */
  record SessionPlanned(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      Instant startsAt,
      Template template,
      Instant at) {
    Stream<LearningServiceCommand> commands() {
      return Stream.concat(
          template.itemsOf(programmeId, at),
          Stream.of(
              new NoteSessionFact(
                  new SessionOutcomeEvent.SessionPlanned(
                      sessionId, groupId, programmeId, startsAt, template.minutes(), at))));
    }
  }

  record Template(List<Step> steps, List<OwnEvaluationItem> items) {
    Template(List<Step> steps, @Nullable List<OwnEvaluationItem> items) {
      this.steps = List.copyOf(steps);
      this.items = items == null ? List.of() : List.copyOf(items);
    }

    Stream<LearningServiceCommand> itemsOf(ProgrammeId programme, Instant at) {
      return items.stream().map(item -> new NoteProgrammeFact(new ItemNoted(programme, item, at)));
    }

    int minutes() {
      return SessionStatistics.withBreak(steps.stream().mapToInt(Step::plannedMinutes).sum());
    }
  }

  record Step(int plannedMinutes) {}

  record SessionTemplateChanged(
      SessionId sessionId, ProgrammeId programmeId, Template template, Instant at) {
    Stream<LearningServiceCommand> commands() {
      return Stream.concat(
          template.itemsOf(programmeId, at),
          Stream.of(new NoteSessionLength(sessionId, template.minutes(), at)));
    }
  }

  record SessionMoved(SessionId sessionId, Instant startsAt, Instant at) {
    LearningServiceCommand command() {
      return new NoteSessionMoved(sessionId, startsAt, at);
    }
  }

  record SessionCancelled(SessionId sessionId, Instant at) {
    LearningServiceCommand command() {
      return new NoteSessionUnplanned(sessionId, at);
    }
  }

  record TurnCounted(
      GroupId groupId, ProgrammeId programmeId, SessionId sessionId, Username member, Instant at) {
    LearningServiceCommand command() {
      return new NoteSessionFact(new ClientChosen(sessionId, groupId, programmeId, member, at));
    }
  }

  /**
   * @param kind of what was asked for; only the erasure of a person is carried out here
   */
  record ApprovalDecided(UUID approvalId, String kind, @Nullable Username username, Instant at) {
    Stream<LearningServiceCommand> commandsIfGranted(Duration grace) {
      return erased()
          .map(person -> new ErasureApproved(person, approvalId, at.plus(grace), at))
          .map(NotePersonFact::new);
    }

    Stream<LearningServiceCommand> commandsIfDeclined() {
      return erased()
          .map(person -> new ErasureDeclined(person, approvalId, at))
          .map(NotePersonFact::new);
    }

    private Stream<Username> erased() {
      return kind.equals("PERSON_ERASURE")
          ? Stream.of(Objects.requireNonNull(username))
          : Stream.empty();
    }
  }

  /**
   * @param by who has set the period that is over
   */
  record IdentityPeriodEnded(Username username, Username by, Instant at) {
    LearningServiceCommand command() {
      return new ErasePersonAfterPeriod(username, by, at);
    }
  }

  record PersonRegistered(
      Username username, @Nullable String unit, @Nullable String site, Instant at) {
    LearningServiceCommand command() {
      return new NotePersonFact(new PersonNoted(username, unit, site, at));
    }
  }

  /**
   * @param sealed a {@link Workplace}; absent once the person is erased
   */
  record SealedRegistration(Username username, @Nullable String sealed, Instant at) {
    static final String TYPE = "group.person-registered.v2";

    Stream<LearningServiceCommand> commands(SealedData data) {
      return data.open(sealed, username.value(), TYPE, Workplace.class).stream()
          .map(workplace -> new PersonNoted(username, workplace.unit(), workplace.site(), at))
          .map(NotePersonFact::new);
    }
  }

  record Workplace(@Nullable String unit, @Nullable String site) {}

  record ContactChanged(
      Username username,
      String displayName,
      @Nullable String email,
      @Nullable Language language,
      boolean reminders,
      @Nullable List<String> unwanted,
      Instant at) {
    LearningServiceCommand command() {
      var known = new KnownContact(displayName, email, language, reminders, unwanted);
      return new NotePersonFact(new ContactNoted(username, known.contact(), at));
    }
  }

  /**
   * @param sealed a {@link KnownContact}; absent once the person is erased
   */
  record SealedContact(Username username, @Nullable String sealed, Instant at) {
    static final String TYPE = "group.contact-changed.v2";

    Stream<LearningServiceCommand> commands(SealedData data) {
      return data.open(sealed, username.value(), TYPE, KnownContact.class).stream()
          .map(known -> new ContactNoted(username, known.contact(), at))
          .map(NotePersonFact::new);
    }
  }

  record KnownContact(
      String displayName,
      @Nullable String email,
      @Nullable Language language,
      boolean reminders,
      @Nullable List<String> unwanted) {
    Contact contact() {
      List<String> names = unwanted == null ? List.of() : unwanted;
      var spared = names.stream().flatMap(name -> ReminderKind.named(name).stream()).toList();
      return new Contact(displayName, email, language, reminders, spared);
    }
  }
}
