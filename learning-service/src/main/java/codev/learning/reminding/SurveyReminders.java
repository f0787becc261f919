package codev.learning.reminding;

import codev.infra.letters.Addressee;
import codev.infra.letters.Letter;
import codev.infra.letters.LettersSettings;
import codev.infra.letters.Occasion;
import codev.infra.letters.Sentence;
import codev.infra.views.View;
import codev.infra.views.Views;
import codev.learning.domain.Survey;
import codev.learning.reminding.Reader.Answered;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A survey's moment has come in a programme, and somebody has not answered yet. */
@Component
public class SurveyReminders implements Occasion {
  private static final int WEEK = 7;

  private final View<Schedule> schedules;
  private final View<Reader> readers;
  private final LettersSettings settings;

  SurveyReminders(Views views, View<Reader> readers, LettersSettings settings) {
    this.schedules = views.project(new Schedule.Schedules());
    this.readers = readers;
    this.settings = settings;
  }

  @Override
  public Stream<Letter> due(Instant moment) {
    if (settings.isQuiet(moment)) return Stream.empty();
    var today = moment.atZone(settings.zone()).toLocalDate();
    return schedules.all().stream().flatMap(schedule -> due(schedule, today));
  }

  private Stream<Letter> due(Schedule schedule, LocalDate today) {
    var ours =
        Arrays.stream(Survey.values())
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
  private Stream<Letter> letters(
      Schedule schedule, Answered sheet, LocalDate day, LocalDate today) {
    if (today.isBefore(day) || !today.isBefore(day.plusDays(2 * WEEK))) return Stream.empty();
    boolean isAgain = !today.isBefore(day.plusDays(WEEK));
    return readers.where("programmes", schedule.programme()).stream()
        .filter(reader -> !reader.answered().contains(sheet))
        .flatMap(reader -> reader.reminded(settings.language()).stream())
        .map(member -> letter(schedule, sheet, isAgain, member));
  }

  private static Letter letter(
      Schedule schedule, Answered sheet, boolean isAgain, Addressee member) {
    boolean isOurs = Survey.named(sheet.survey()).isPresent();
    var key = "reminding.survey." + (isOurs ? sheet.survey() : "own");
    var title = isOurs ? "" : schedule.title(sheet.survey(), isFrench(member));
    var lines =
        Stream.of(
            Stream.of(Sentence.of(key, schedule.name(), title)),
            isAgain ? Stream.of(Sentence.of("reminding.survey.again")) : Stream.<Sentence>empty(),
            Stream.of(Sentence.of("reminding.survey.private")));
    return new Letter(
        "%s/%s/%s/%s/%s"
            .formatted(
                isAgain ? "survey-again" : "survey",
                sheet.programme(),
                sheet.survey(),
                sheet.moment(),
                member.username()),
        member,
        Sentence.of(key + ".subject", schedule.name(), title),
        lines.flatMap(some -> some).toList(),
        "/surveys/" + sheet.survey() + "/" + sheet.moment() + "?programmeId=" + sheet.programme(),
        List.of());
  }

  private static boolean isFrench(Addressee member) {
    return member.language().getLanguage().equals(Locale.FRENCH.getLanguage());
  }
}
