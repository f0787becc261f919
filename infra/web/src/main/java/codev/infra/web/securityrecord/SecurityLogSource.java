package codev.infra.web.securityrecord;

import codev.infra.projections.ReadModel;
import codev.infra.securitylog.SecurityEvent;
import codev.infra.web.security.CurrentUser;
import java.util.List;
import java.util.Locale;

/**
 * The security log of a service: a bean of the service.
 *
 * @param <L> its lines
 */
public interface SecurityLogSource<L extends SecurityLogRow> {
  ReadModel<L> lines();

  /** The events that there are lines of. */
  List<SecurityEvent> kinds();

  /** The user name of the person whom a submitted text means; refused if it is nobody's. */
  String usernameOf(String submitted);

  /** One sentence for each line, with people by their names. */
  List<String> sentences(List<L> lines, Locale language, CurrentUser reader);
}
