package codev.infra.simulator.phrases;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Picks the phrases of one session: none twice, as long as there is another one. */
public final class PhrasePicker {
  private static final double ADDS_A_WORD = 0.35;

  private final PhraseBook phraseBook;
  private final ClientSituation situation;
  private final SeededRandom random;
  private final Map<String, Deque<String>> remaining = new HashMap<>();

  public PhrasePicker(PhraseBook phraseBook, ClientSituation situation, SeededRandom random) {
    this.phraseBook = phraseBook;
    this.situation = situation;
    this.random = random;
  }

  /** First the phrases of this situation, then the general ones. */
  public String about(String part, String kind) {
    var phrases = remaining.computeIfAbsent(part + "!", _ -> new ArrayDeque<>(situation.all(part)));
    return phrases.isEmpty() ? pick(kind) : phrases.removeFirst();
  }

  public String pick(String kind) {
    return next(kind, phraseBook.phrases(kind));
  }

  /** Sometimes with a word more, as people do. */
  public String pickVaried(String kind) {
    var phrase = pick(kind);
    return random.chance(ADDS_A_WORD)
        ? phrase + " " + random.oneOf(phraseBook.phrases("tail"))
        : phrase;
  }

  /** What other members might have brought. */
  public List<ClientSituation> otherSituations(ClientSituation than) {
    return phraseBook.situations().stream().filter(other -> !other.equals(than)).toList();
  }

  private String next(String kind, List<String> all) {
    var phrases = remaining.computeIfAbsent(kind, _ -> new ArrayDeque<>());
    if (phrases.isEmpty()) phrases.addAll(random.shuffled(all));
    return phrases.removeFirst();
  }
}
