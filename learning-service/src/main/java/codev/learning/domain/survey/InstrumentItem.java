package codev.learning.domain.survey;

import org.jspecify.annotations.Nullable;

/** One question of an instrument, in both languages. */
public record InstrumentItem(String key, String fr, String en, Scale scale, Audience audience) {

  /** What an answer can be. */
  public enum Scale {
    /** 1 not at all … 5 entirely, or nothing: not applicable. */
    AGREEMENT(1, 5, true),
    ZERO_TO_TEN(0, 10, false);

    private final int lowest;
    private final int highest;
    private final boolean mayNotApply;

    Scale(int lowest, int highest, boolean mayNotApply) {
      this.lowest = lowest;
      this.highest = highest;
      this.mayNotApply = mayNotApply;
    }

    public int lowest() {
      return lowest;
    }

    public int highest() {
      return highest;
    }

    public boolean holds(@Nullable Integer answer) {
      return answer == null ? mayNotApply : lowest <= answer && answer <= highest;
    }
  }

  /** Whom it is put to. */
  public enum Audience {
    ALL,
    CLIENT,
    CONSULTANT;

    public boolean includes(@Nullable ParticipantRole role) {
      return this == ALL || (role != null && name().equals(role.name()));
    }
  }
}
