package codev.infra.localplatform.accounts;

import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The accounts that can sign in on this platform: the demonstration's own people, and those whom a
 * demonstration has invented, who are stored beside the data.
 *
 * @param file JSON, read again at each lookup; it need not exist
 */
public record Accounts(Path file) {

  public Optional<Account> named(String username) {
    return Stream.concat(ours(), invented().stream())
        .filter(account -> account.username().equals(username))
        .findFirst();
  }

  /** Everybody who can sign in now: of two with the same user name it is the first. */
  public List<Account> all() {
    return Stream.concat(ours(), invented().stream()).toList();
  }

  /** Adds accounts; one with the user name of an existing invented account replaces it. */
  public void add(List<Account> additional) {
    var all = new LinkedHashMap<String, Account>();
    Stream.concat(invented().stream(), additional.stream())
        .forEach(account -> all.put(account.username(), account));
    try {
      // Written beside and moved, so that nobody ever reads half of it.
      var draft = Files.createTempFile(file.toAbsolutePath().getParent(), "accounts", ".draft");
      Files.writeString(draft, JsonMapper.shared().writeValueAsString(all.values()));
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Account> ours() {
    return Stream.of(DemonstrationAccounts.values()).map(DemonstrationAccounts::account);
  }

  private List<Account> invented() {
    try {
      return Files.exists(file)
          ? JsonMapper.shared().readValue(Files.readString(file), new TypeReference<>() {})
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JacksonException e) {
      throw new CliException(
          "Cannot read who can sign in: " + file + ": " + CliException.reason(e), e);
    }
  }
}
