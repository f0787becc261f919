package codev.learning.reminders;

import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailBlock.TranslatableText;
import codev.infra.email.EmailId;
import codev.infra.email.EmailLink;
import codev.infra.email.EmailProperties;
import codev.infra.email.EmailRecipient;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.learning.domain.person.ReminderKind;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.AnsweringTimeEstimate;
import codev.learning.domain.survey.BuiltInInstruments;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.reminders.ReminderRecipient.SurveyKey;
import codev.learning.surveys.PersonalSurvey;
import codev.learning.surveys.SurveyAddresses;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * E-mails that remind of an open survey that a person has not answered yet. They lead to an address
 * at which it is answered without signing in.
 */
@Component
public class SurveyReminders implements DueEmailSource {
  private static final int WEEK = 7;

  private final ReadModel<SurveySchedule> schedules;
  private final ReadModel<ReminderRecipient> recipients;
  private final BuiltInInstruments instruments;
  private final SurveyAddresses addresses;
  private final EmailProperties settings;

  SurveyReminders(
      ReadModels views,
      ReadModel<ReminderRecipient> recipients,
      BuiltInInstruments instruments,
      SurveyAddresses addresses,
      EmailProperties settings) {
    this.schedules = views.project(SurveySchedule.PROJECTION);
    this.recipients = recipients;
    this.instruments = instruments;
    this.addresses = addresses;
    this.settings = settings;
  }

  @Override
  public Stream<Email> due(Instant moment) {
    if (settings.isQuiet(moment)) return Stream.empty();
    var today = moment.atZone(settings.zone()).toLocalDate();
    return schedules.all().stream().flatMap(schedule -> due(schedule, today));
  }

  private Stream<Email> due(SurveySchedule schedule, LocalDate today) {
    var builtInSurveys =
        Arrays.stream(SurveyKind.values())
            .flatMap(
                survey ->
                    survey.moments().stream()
                        .filter(moment -> schedule.isTimeFor(moment, today))
                        .flatMap(
                            moment ->
                                emails(
                                    schedule,
                                    new SurveyKey(schedule.programme(), survey.name(), moment),
                                    schedule.day(moment).plusDays(survey.daysAfter(moment)),
                                    today)));
    var ownSurveys =
        schedule.own().entrySet().stream()
            .flatMap(
                loaded ->
                    loaded.getValue().moments().stream()
                        .filter(moment -> schedule.isTimeFor(moment, today))
                        .flatMap(
                            moment ->
                                emails(
                                    schedule,
                                    new SurveyKey(schedule.programme(), loaded.getKey(), moment),
                                    schedule.day(moment),
                                    today)));
    return Stream.concat(builtInSurveys, ownSurveys);
  }

  /**
   * An invitation for a week, then for another one a reminder; after that people are left alone.
   */
  private Stream<Email> emails(
      SurveySchedule schedule, SurveyKey key, LocalDate day, LocalDate today) {
    if (today.isBefore(day) || !today.isBefore(day.plusDays(2 * WEEK))) return Stream.empty();
    boolean isAgain = !today.isBefore(day.plusDays(WEEK));
    return recipients.where("programmes", schedule.programme()).stream()
        .filter(recipient -> !recipient.answered().contains(key))
        .flatMap(reader -> reader.reminded(ReminderKind.SURVEYS, settings.language()).stream())
        .map(member -> email(schedule, key, isAgain, member));
  }

  private Email email(
      SurveySchedule schedule, SurveyKey key, boolean isAgain, EmailRecipient member) {
    boolean isOurs = SurveyKind.named(key.survey()).isPresent();
    var message = "reminding.survey." + (isOurs ? key.survey() : "own");
    var title = isOurs ? "" : schedule.title(key.survey(), isFrench(member));
    int minutes = AnsweringTimeEstimate.minutes(questions(schedule, key));
    var lines =
        Stream.of(
            Stream.of(TranslatableText.of(message, schedule.name(), title, minutes)),
            isAgain
                ? Stream.of(TranslatableText.of("reminding.survey.again"))
                : Stream.<TranslatableText>empty(),
            Stream.of(
                TranslatableText.of("reminding.survey.private"),
                TranslatableText.of("reminding.survey.personal")));
    return new Email(
        EmailId.of(
            member,
            isAgain ? "survey-again" : "survey",
            key.programme(),
            key.survey(),
            key.moment()),
        member,
        TranslatableText.of(message + ".subject", schedule.name(), title),
        lines.flatMap(some -> some).toList(),
        EmailLink.of("reminding.survey.open", addresses.path(survey(key, member))),
        List.of(),
        null);
  }

  private static PersonalSurvey survey(SurveyKey key, EmailRecipient member) {
    return new PersonalSurvey(
        new Username(member.username()), key.programme(), key.survey(), key.moment());
  }

  private int questions(SurveySchedule schedule, SurveyKey key) {
    return SurveyKind.named(key.survey())
        .map(survey -> instruments.of(survey).size())
        .orElseGet(() -> schedule.questions(key.survey()));
  }

  private static boolean isFrench(EmailRecipient member) {
    return member.language().getLanguage().equals(Locale.FRENCH.getLanguage());
  }
}
