package codev.infra.web.audittrail;

import codev.infra.web.problem.MalformedRequestException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the field in which an auditor names a person shows once they were looked for. */
public final class AuditedPersonField {
  private AuditedPersonField() {}

  /**
   * Their name, unless it is unknown or means others, too; then their user name.
   *
   * @param usernameOf whom a submitted text means; refuses a name of nobody or of several
   */
  public static String of(
      String username, @Nullable String name, UnaryOperator<String> usernameOf) {
    return name != null && isNameOf(username, name, usernameOf) ? name : username;
  }

  private static boolean isNameOf(String username, String name, UnaryOperator<String> usernameOf) {
    try {
      return usernameOf.apply(name).equals(username);
    } catch (MalformedRequestException _) {
      return false;
    }
  }
}
