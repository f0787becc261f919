package codev.group.domain.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person's contact data and notification preferences.
 *
 * @param email nobody without one is written to
 * @param language {@code null} until they choose one
 * @param reminders whether they want any e-mails that they may do without; changes of their
 *     calendar are always sent
 * @param unwanted the kinds of those that they do without; left out where there are none
 */
public record Contact(
    String displayName,
    @Nullable String email,
    @Nullable Language language,
    boolean reminders,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EmailKind> unwanted) {
  public Contact {
    unwanted =
        Objects.requireNonNullElse(unwanted, List.<EmailKind>of()).stream() // null: kept before
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .toList();
  }

  public static Contact of(Profile profile) {
    return new Contact(profile.displayName(), profile.email(), null, true, List.of());
  }

  public Contact at(Profile profile) {
    return new Contact(profile.displayName(), profile.email(), language, reminders, unwanted);
  }

  public boolean wants(EmailKind kind) {
    return reminders && !unwanted.contains(kind);
  }

  /**
   * What is {@code null} stays as it is.
   *
   * @param reminded all that they may do without, or none of it
   * @param spared the kinds that they do without; it counts where both are given
   */
  public Contact with(
      @Nullable Language chosen, @Nullable Boolean reminded, @Nullable List<EmailKind> spared) {
    var newLanguage = chosen == null ? language : chosen;
    if (spared != null)
      return new Contact(
          displayName,
          email,
          newLanguage,
          !spared.containsAll(List.of(EmailKind.values())),
          spared);
    return reminded == null
        ? new Contact(displayName, email, newLanguage, reminders, unwanted)
        : new Contact(displayName, email, newLanguage, reminded, List.of());
  }
}
