package codev.group.directory;

import codev.group.actor.BlankAsNull;
import codev.group.domain.person.Profile;
import codev.group.domain.person.Username;
import codev.infra.web.identity.UsernameSpelling;
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

  /** An address that an e-mail can reach. */
  public static final String EMAIL = "[^\\s@]+@[^\\s@]+";

  /** Whether a text can be a user name. */
  public static boolean isUsername(String text) {
    return text.matches(USERNAME);
  }

  /** The preview of a list reports addresses that no e-mail can reach. */
  public boolean hasReachableEmail() {
    var address = BlankAsNull.of(email);
    return address == null || address.matches(EMAIL);
  }

  /** The same person under another user name. */
  public PersonRequest withUsername(String username) {
    return new PersonRequest(
        id, username, displayName, email, unit, site, jobFamily, managerUsername);
  }

  /** The same person below another manager, or below none. */
  public PersonRequest withManager(@Nullable String manager) {
    return new PersonRequest(id, username, displayName, email, unit, site, jobFamily, manager);
  }

  public Username person(UsernameSpelling spelling) {
    return new Username(spelling.of(username));
  }

  public Profile profile(UsernameSpelling spelling) {
    var manager = BlankAsNull.of(managerUsername);
    return new Profile(
        displayName.strip(),
        BlankAsNull.of(email),
        BlankAsNull.of(unit),
        BlankAsNull.of(site),
        BlankAsNull.of(jobFamily),
        manager == null ? null : new Username(spelling.of(manager)));
  }
}
