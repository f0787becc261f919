package codev.group.directory;

import codev.group.domain.person.Profile;
import codev.group.domain.person.Username;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One value of a person's profile that is another one than before. */
public record ProfileChange(Field field, @Nullable String before, @Nullable String after) {

  /** Parts of a profile. */
  public enum Field {
    DISPLAY_NAME("displayName"),
    EMAIL("email"),
    UNIT("unit"),
    SITE("site"),
    JOB_FAMILY("jobFamily"),
    MANAGER("managerUsername");

    private final String column;

    Field(String column) {
      this.column = column;
    }

    /** Its name in the list that is imported. */
    public String column() {
      return column;
    }
  }

  /**
   * @param before null: there was none
   */
  public static List<ProfileChange> between(@Nullable Profile before, Profile after) {
    return Stream.of(Field.values())
        .map(field -> new ProfileChange(field, value(before, field), value(after, field)))
        .filter(change -> !Objects.equals(change.before(), change.after()))
        .toList();
  }

  private static @Nullable String value(@Nullable Profile profile, Field field) {
    if (profile == null) return null;
    return switch (field) {
      case DISPLAY_NAME -> profile.displayName();
      case EMAIL -> profile.email();
      case UNIT -> profile.unit();
      case SITE -> profile.site();
      case JOB_FAMILY -> profile.jobFamily();
      case MANAGER -> profile.manager() == null ? null : profile.manager().value();
    };
  }

  /** What to show for a value: people by their names. */
  public String displayValue(@Nullable String value, DisplayNames names) {
    if (value == null) return "–";
    return field == Field.MANAGER ? names.of(new Username(value)) : value;
  }

  /** The people whom it names. */
  public Stream<Username> named() {
    return Stream.of(this).mapMulti(ProfileChange::managers);
  }

  private static void managers(ProfileChange change, Consumer<Username> each) {
    if (change.field() != Field.MANAGER) return;
    if (change.before() != null) each.accept(new Username(change.before()));
    if (change.after() != null) each.accept(new Username(change.after()));
  }
}
