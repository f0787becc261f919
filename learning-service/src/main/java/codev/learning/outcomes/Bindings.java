package codev.learning.outcomes;

import codev.infra.views.View;
import codev.infra.views.Views;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * What is bound of the programmes that are looked at, kept in memory: whoever looks again has only
 * what has come since bound on top. Since binding depends on the past alone, in its order, going on
 * and beginning anew come to the same. It does begin anew when somebody has been erased, whose
 * answers then leave the past itself; when what a session left has been put right; where a view
 * has; and after a while.
 */
@Component
class Bindings {
  private static final int MOST_PROGRAMMES = 20;

  /** So that opened answers do not stay, and whatever went wrong does not either. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final View<PersonCard> people;
  private final View<Evidence> evidence;
  private final OpenedSheets sheets;
  private final Lately lately;
  private final Cache<String, Binding> kept =
      Caffeine.newBuilder().maximumSize(MOST_PROGRAMMES).expireAfterWrite(LONGEST).build();

  Bindings(Views views, OpenedSheets sheets, Lately lately) {
    people = views.project(new PersonCard.Cards());
    evidence = views.project(new Evidences());
    this.sheets = sheets;
    this.lately = lately;
  }

  /**
   * Up to where everything can be bound. Asked before anything is read: what one view knows already
   * and another does not yet would be bound otherwise than a moment later.
   */
  long position() {
    return Math.min(people.position(), evidence.position());
  }

  /**
   * One reader of a programme at a time.
   *
   * @param question the same is answered the same until something new is bound
   */
  <T> T of(
      ProgrammeCard card,
      long upTo,
      Class<T> answer,
      Object question,
      Function<Binder, T> telling) {
    var binding = kept.get(card.id(), _ -> new Binding(sheets));
    synchronized (binding) {
      if (upTo >= binding.upTo()) {
        var news = news(card, binding, upTo);
        if (!news.changesThePast(binding.upTo())) {
          binding.goOn(card, news, upTo);
          return binding.told(answer, question, telling);
        }
      }
    }
    forget(card.id());
    return anew(card, upTo, telling);
  }

  /** It is bound anew for whoever looks next. */
  void forget(String programme) {
    kept.invalidate(programme);
  }

  private <T> T anew(ProgrammeCard card, long upTo, Function<Binder, T> telling) {
    var binding = new Binding(sheets);
    binding.goOn(card, news(card, binding, upTo), upTo);
    return telling.apply(binding.binder());
  }

  /**
   * What has come since, by its ids where that was lately, and everybody whom it concerns: the
   * members, and whoever else something was observed of, a guest, or one whose joining is late.
   */
  private News news(ProgrammeCard card, Binding binding, long upTo) {
    var touched = lately.between(binding.upTo(), upTo);
    var touchedEvidence =
        touched
            .map(ids -> evidence.find(ids.evidence()))
            .orElseGet(() -> evidence.where("programme", card.id(), binding.upTo()))
            .stream()
            .filter(one -> one.programme().equals(card.id()))
            .toList();
    boolean corrects =
        touchedEvidence.stream()
            .anyMatch(one -> one.position() <= binding.upTo() && one.corrected() > binding.upTo());
    var observed =
        touchedEvidence.stream()
            .filter(one -> binding.upTo() < one.position() && one.position() <= upTo)
            .toList();
    var cards = new HashMap<String, PersonCard>();
    touched
        .map(ids -> people.find(ids.people()))
        .orElseGet(() -> people.where("programmes", card.id(), binding.upTo()))
        .stream()
        .filter(member -> member.programmes().contains(card.id()))
        .forEach(member -> cards.put(member.username(), member));
    var others = new HashSet<>(binding.guests());
    observed.forEach(one -> others.addAll(one.people()));
    others.removeAll(binding.members());
    others.removeAll(cards.keySet());
    for (var other : people.find(others)) cards.put(other.username(), other);
    return new News(List.copyOf(cards.values()), observed, corrects, upTo);
  }

  /**
   * @param people with something new, perhaps
   * @param corrects whether something that is bound has been put right
   */
  record News(List<PersonCard> people, List<Evidence> observed, boolean corrects, long upTo) {
    private boolean changesThePast(long since) {
      return corrects || tellsOfAnErasure(since);
    }

    /** Of somebody whose answers are bound, perhaps. */
    private boolean tellsOfAnErasure(long since) {
      return since > 0
          && people.stream()
              .map(PersonCard::erasedAt)
              .anyMatch(at -> at != null && since < at && at <= upTo);
    }
  }
}
