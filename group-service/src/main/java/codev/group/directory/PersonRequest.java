package codev.group.directory;

import codev.group.domain.person.Profile;
import codev.group.domain.person.Username;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person as submitted from the organisation's list. */
public record PersonRequest(
    @Nullable UUID id,
    @NotNull @Pattern(regexp = USERNAME, message = "{group.people.username}") String username,
    @NotBlank @Size(max = 200) String displayName,
    @Nullable @Size(max = 200) String email,
    @Nullable @Size(max = 200) String unit,
    @Nullable @Size(max = 200) String site,
    @Nullable @Size(max = 200) String jobFamily,
    @Nullable @Size(max = 100) String managerUsername) {
  private static final String USERNAME = "[\\p{L}\\p{N}._@+-]{1,100}";

  /** The preview of a list reports addresses that no e-mail can reach. */
  boolean hasReachableEmail() {
    var address = text(email);
    return address == null || address.matches("[^\\s@]+@[^\\s@]+");
  }

  Username person() {
    return new Username(username);
  }

  Profile profile() {
    var manager = text(managerUsername);
    return new Profile(
        displayName.strip(),
        text(email),
        text(unit),
        text(site),
        text(jobFamily),
        manager == null ? null : new Username(manager));
  }

  /** A list from a spreadsheet leaves cells blank. */
  private static @Nullable String text(@Nullable String cell) {
    return cell == null || cell.isBlank() ? null : cell.strip();
  }
}
