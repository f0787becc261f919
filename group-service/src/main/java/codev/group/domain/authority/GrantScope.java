package codev.group.domain.authority;

import codev.group.domain.programme.ProgrammeId;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a grant is over.
 *
 * @param id of the programme; null unless it is one programme
 * @param unit all programmes declared with it; null unless it is a unit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GrantScope(Kind kind, @Nullable ProgrammeId id, @Nullable String unit) {
  /** How much it covers. */
  public enum Kind {
    ORGANISATION,
    UNIT,
    PROGRAMME
  }

  public static final GrantScope ORGANISATION = new GrantScope(Kind.ORGANISATION, null, null);

  public GrantScope {
    if ((kind == Kind.PROGRAMME) != (id != null) || (kind == Kind.UNIT) != (unit != null))
      throw new IllegalArgumentException("a scope has what its kind needs, and nothing else");
  }

  public static GrantScope of(ProgrammeId programme) {
    return new GrantScope(Kind.PROGRAMME, programme, null);
  }

  public static GrantScope ofUnit(String unit) {
    return new GrantScope(Kind.UNIT, null, unit);
  }

  /**
   * @param unit with which the programme was declared
   */
  public boolean covers(ProgrammeId programme, @Nullable String unit) {
    return switch (kind) {
      case ORGANISATION -> true;
      case UNIT -> unitOrEmpty().equals(unit);
      case PROGRAMME -> programme.equals(id);
    };
  }

  private String unitOrEmpty() {
    return unit == null ? "" : unit;
  }
}
