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
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A survey's moment has come in a programme, and somebody has not answered yet. */
@Component
public class SurveyReminders implements Occasion {
  private static final List<Survey> ANNOUNCED = List.of(Survey.SKILLS, Survey.FOLLOW_UP);

  /** After that it would be answered for another moment. */
  private static final Period ASKED_FOR = Period.ofDays(14);

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
    return ANNOUNCED.stream()
        .flatMap(survey -> survey.moments().stream().map(m -> sheet(schedule, survey, m)))
        .filter(sheet -> isAsked(schedule.day(sheet.moment()), today))
        .flatMap(sheet -> letters(schedule, sheet));
  }

  private static Answered sheet(Schedule schedule, Survey survey, Survey.Moment moment) {
    return new Answered(schedule.programme(), survey, moment);
  }

  private static boolean isAsked(
      @org.jspecify.annotations.Nullable LocalDate day, LocalDate today) {
    return day != null && !today.isBefore(day) && today.isBefore(day.plus(ASKED_FOR));
  }

  private Stream<Letter> letters(Schedule schedule, Answered sheet) {
    return readers.where("programmes", schedule.programme()).stream()
        .filter(reader -> !reader.answered().contains(sheet))
        .flatMap(reader -> reader.reminded(settings.language()).stream())
        .map(member -> letter(schedule, sheet, member));
  }

  private static Letter letter(Schedule schedule, Answered sheet, Addressee member) {
    var key = "reminding.survey." + sheet.survey();
    return new Letter(
        "survey/%s/%s/%s/%s"
            .formatted(sheet.programme(), sheet.survey(), sheet.moment(), member.username()),
        member,
        Sentence.of(key + ".subject", schedule.name()),
        List.of(Sentence.of(key, schedule.name()), Sentence.of("reminding.survey.private")),
        "/surveys/" + sheet.survey() + "/" + sheet.moment() + "?programmeId=" + sheet.programme(),
        List.of());
  }
}
