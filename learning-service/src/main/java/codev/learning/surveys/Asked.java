package codev.learning.surveys;

import codev.learning.domain.Instrument;
import codev.learning.domain.Item;
import org.jspecify.annotations.Nullable;

/**
 * A question as it is put to somebody.
 *
 * @param lowest answer
 * @param highest answer
 */
public record Asked(
    String key, String fr, String en, int lowest, int highest, boolean mayNotApply) {

  static Asked of(Item item) {
    var scale = item.scale();
    return new Asked(
        item.key(), item.fr(), item.en(), scale.lowest(), scale.highest(), scale.holds(null));
  }

  static Asked of(Instrument.Question item) {
    return new Asked(item.key(), item.fr(), item.en(), item.from(), item.to(), item.mayNotApply());
  }

  /**
   * @param answer nothing: not applicable
   */
  public boolean holds(@Nullable Integer answer) {
    return answer == null ? mayNotApply : lowest <= answer && answer <= highest;
  }
}
