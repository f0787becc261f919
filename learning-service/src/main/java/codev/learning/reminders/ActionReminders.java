package codev.learning.reminders;

import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailBlock.TranslatableText;
import codev.infra.email.EmailId;
import codev.infra.email.EmailProperties;
import codev.infra.email.EmailRecipient;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.learning.domain.person.ReminderKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** E-mails that remind of an open action shortly before its date and on it. */
@Component
public class ActionReminders implements DueEmailSource {
  private final ReadModel<OpenAction> actions;
  private final ReadModel<ReminderRecipient> recipients;
  private final EmailProperties settings;
  private final int daysBefore;

  /**
   * @param daysBefore how long before its date the owner is first reminded
   */
  ActionReminders(
      ReadModels views,
      ReadModel<ReminderRecipient> recipients,
      EmailProperties settings,
      @Value("${codev.reminding.days-before:3}") int daysBefore) {
    this.actions = views.project(OpenAction.PROJECTION);
    this.recipients = recipients;
    this.settings = settings;
    this.daysBefore = daysBefore;
  }

  @Override
  public Stream<Email> due(Instant moment) {
    if (settings.isQuiet(moment)) return Stream.empty();
    var today = moment.atZone(settings.zone()).toLocalDate();
    return actions.where("open", true).stream().flatMap(action -> due(action, today));
  }

  private Stream<Email> due(OpenAction action, LocalDate today) {
    var dueOn = Objects.requireNonNull(action.dueOn(), "an open action has a date");
    if (today.equals(dueOn)) return email("today", action, dueOn);
    var remindFrom = dueOn.minusDays(daysBefore);
    boolean isNear = !today.isBefore(remindFrom) && today.isBefore(dueOn);
    return isNear && commitDate(action).isBefore(remindFrom)
        ? email("near", action, dueOn)
        : Stream.empty();
  }

  /** No reminder for an action that was committed to within the reminder period. */
  private LocalDate commitDate(OpenAction action) {
    return action.committedAt().atZone(settings.zone()).toLocalDate();
  }

  private Stream<Email> email(String when, OpenAction action, LocalDate dueOn) {
    return recipients
        .find(action.owner().value())
        .filter(reader -> reader.isIn(action.group()))
        .flatMap(reader -> reader.reminded(ReminderKind.ACTIONS, settings.language()))
        .map(owner -> email(when, action, dueOn, owner))
        .stream();
  }

  private static Email email(
      String when, OpenAction action, LocalDate dueOn, EmailRecipient owner) {
    var key = "reminding.action-" + when;
    return new Email(
        EmailId.of(owner, "action-" + when, action.action(), dueOn),
        owner,
        TranslatableText.of(key + ".subject", dueOn),
        List.of(TranslatableText.of(key, dueOn), TranslatableText.of("reminding.action-what-then")),
        "/actions",
        List.of());
  }
}
