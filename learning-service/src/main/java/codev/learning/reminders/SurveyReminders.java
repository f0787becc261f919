package codev.learning.reminders;

import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailProperties;
import codev.infra.email.EmailRecipient;
import codev.infra.email.LocalizedText;
import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.reminders.ReminderRecipient.Answered;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** E-mails that remind of an open survey that a person has not answered yet. */
@Component
public class SurveyReminders implements DueEmailSource {
  private static final int WEEK = 7;

  private final View<SurveySchedule> schedules;
  private final View<ReminderRecipient> readers;
  private final EmailProperties settings;

  SurveyReminders(Views views, View<ReminderRecipient> readers, EmailProperties settings) {
    this.schedules = views.project(SurveySchedule.PROJECTION);
    this.readers = readers;
    this.settings = settings;
  }

  @Override
  public Stream<Email> due(Instant moment) {
    if (settings.isQuiet(moment)) return Stream.empty();
    var today = moment.atZone(settings.zone()).toLocalDate();
    return schedules.all().stream().flatMap(schedule -> due(schedule, today));
  }

  private Stream<Email> due(SurveySchedule schedule, LocalDate today) {
    var ours =
        Arrays.stream(SurveyKind.values())
            .flatMap(
                survey ->
                    survey.moments().stream()
                        .filter(moment -> schedule.isTimeFor(moment, today))
                        .flatMap(
                            moment ->
                                letters(
                                    schedule,
                                    new Answered(schedule.programme(), survey.name(), moment),
                                    schedule.day(moment).plusDays(survey.daysAfter(moment)),
                                    today)));
    var own =
        schedule.own().entrySet().stream()
            .flatMap(
                loaded ->
                    loaded.getValue().moments().stream()
                        .filter(moment -> schedule.isTimeFor(moment, today))
                        .flatMap(
                            moment ->
                                letters(
                                    schedule,
                                    new Answered(schedule.programme(), loaded.getKey(), moment),
                                    schedule.day(moment),
                                    today)));
    return Stream.concat(ours, own);
  }

  /**
   * An invitation for a week, then for another one a reminder; after that people are left alone.
   */
  private Stream<Email> letters(
      SurveySchedule schedule, Answered sheet, LocalDate day, LocalDate today) {
    if (today.isBefore(day) || !today.isBefore(day.plusDays(2 * WEEK))) return Stream.empty();
    boolean isAgain = !today.isBefore(day.plusDays(WEEK));
    return readers.where("programmes", schedule.programme()).stream()
        .filter(reader -> !reader.answered().contains(sheet))
        .flatMap(reader -> reader.reminded(settings.language()).stream())
        .map(member -> letter(schedule, sheet, isAgain, member));
  }

  private static Email letter(
      SurveySchedule schedule, Answered sheet, boolean isAgain, EmailRecipient member) {
    boolean isOurs = SurveyKind.named(sheet.survey()).isPresent();
    var key = "reminding.survey." + (isOurs ? sheet.survey() : "own");
    var title = isOurs ? "" : schedule.title(sheet.survey(), isFrench(member));
    var lines =
        Stream.of(
            Stream.of(LocalizedText.of(key, schedule.name(), title)),
            isAgain
                ? Stream.of(LocalizedText.of("reminding.survey.again"))
                : Stream.<LocalizedText>empty(),
            Stream.of(LocalizedText.of("reminding.survey.private")));
    return new Email(
        "%s/%s/%s/%s/%s"
            .formatted(
                isAgain ? "survey-again" : "survey",
                sheet.programme(),
                sheet.survey(),
                sheet.moment(),
                member.username()),
        member,
        LocalizedText.of(key + ".subject", schedule.name(), title),
        lines.flatMap(some -> some).toList(),
        "/surveys/" + sheet.survey() + "/" + sheet.moment() + "?programmeId=" + sheet.programme(),
        List.of());
  }

  private static boolean isFrench(EmailRecipient member) {
    return member.language().getLanguage().equals(Locale.FRENCH.getLanguage());
  }
}
