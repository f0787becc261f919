package codev.learning.reminding;

import codev.infra.letters.Addressee;
import codev.infra.letters.Letter;
import codev.infra.letters.LettersSettings;
import codev.infra.letters.Occasion;
import codev.infra.letters.Sentence;
import codev.infra.views.View;
import codev.infra.views.Views;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** An action comes near its date, and then to it, and nobody has said that it is over. */
@Component
public class ActionReminders implements Occasion {
  private final View<OpenAction> actions;
  private final View<Reader> readers;
  private final LettersSettings settings;
  private final int daysBefore;

  /**
   * @param daysBefore how long before its date the owner is first reminded
   */
  ActionReminders(
      Views views,
      View<Reader> readers,
      LettersSettings settings,
      @Value("${codev.reminding.days-before:3}") int daysBefore) {
    this.actions = views.project(new OpenAction.Actions());
    this.readers = readers;
    this.settings = settings;
    this.daysBefore = daysBefore;
  }

  @Override
  public Stream<Letter> due(Instant moment) {
    if (settings.isQuiet(moment)) return Stream.empty();
    var today = moment.atZone(settings.zone()).toLocalDate();
    return actions.where("open", true).stream().flatMap(action -> due(action, today));
  }

  private Stream<Letter> due(OpenAction action, LocalDate today) {
    if (today.equals(action.dueOn())) return letter("today", action);
    var near = action.dueOn().minusDays(daysBefore);
    boolean isNear = !today.isBefore(near) && today.isBefore(action.dueOn());
    return isNear && committed(action).isBefore(near) ? letter("near", action) : Stream.empty();
  }

  /** Whoever has only just set their date needs no reminder of it. */
  private LocalDate committed(OpenAction action) {
    return action.committedAt().atZone(settings.zone()).toLocalDate();
  }

  private Stream<Letter> letter(String when, OpenAction action) {
    return readers
        .find(action.owner().value())
        .filter(reader -> reader.isIn(action.group()))
        .flatMap(reader -> reader.reminded(settings.language()))
        .map(owner -> letter(when, action, owner))
        .stream();
  }

  private static Letter letter(String when, OpenAction action, Addressee owner) {
    var key = "reminding.action-" + when;
    return new Letter(
        "action-%s/%s/%s/%s".formatted(when, action.action(), action.dueOn(), owner.username()),
        owner,
        Sentence.of(key + ".subject", action.dueOn()),
        List.of(Sentence.of(key, action.dueOn()), Sentence.of("reminding.action-what-then")),
        "/actions",
        List.of());
  }
}
