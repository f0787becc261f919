package codev.infra.web.securityrecord;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.infra.web.securitylog.ExportKind;
import codev.infra.web.securityrecord.SecurityFact.AccessRefused;
import codev.infra.web.securityrecord.SecurityFact.DataExported;
import codev.infra.web.securityrecord.SecurityFact.KeyCreated;
import codev.infra.web.securityrecord.SecurityFact.KeyDestroyed;
import codev.infra.web.securityrecord.SecurityFact.KeyRotated;
import codev.infra.web.securityrecord.SecurityFact.ServiceTokenChanged;
import codev.infra.web.securityrecord.SecurityFact.SignedIn;
import codev.infra.web.securityrecord.SecurityFact.SignedOut;
import codev.infra.web.securityrecord.SecurityFact.WebhookChanged;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Aggregate: how a person signs in and out, what is refused to them, what they export, which
 * webhooks and service tokens they change and what becomes of their key, on one day. A repeated
 * fact changes nothing. Of sign-ins, of sign-outs and of exports of one's own data {@value
 * #MAX_FACTS} a day are recorded, so that nobody can fill the log; they leave what others have to
 * know uncounted.
 */
@Aggregate
public class SecurityRecord {
  static final int MAX_FACTS = 300;

  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private String id;

  private final Set<Object> recorded = new HashSet<>();
  private int signIns;
  private int signOuts;
  private int ownExports;

  @SuppressWarnings("NullAway.Init")
  SecurityRecord() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void record(RecordSecurityFact c) {
    if (recorded.contains(key(c.fact())) || isBeyondLimit(c.fact())) return;
    apply(c.fact());
  }

  @EventSourcingHandler
  void evolve(SecurityFact fact) {
    id = RecordSecurityFact.stream(fact.person(), fact.on());
    recorded.add(key(fact));
    if (fact instanceof SignedIn) signIns++;
    if (fact instanceof SignedOut) signOuts++;
    if (fact instanceof DataExported e && isOwnData(e)) ownExports++;
  }

  private boolean isBeyondLimit(SecurityFact fact) {
    return switch (fact) {
      case SignedIn _ -> signIns >= MAX_FACTS;
      case SignedOut _ -> signOuts >= MAX_FACTS;
      case AccessRefused _, KeyCreated _, KeyDestroyed _ -> false; // one for each policy; one
      case KeyRotated _ -> false; // by operators alone
      case WebhookChanged _, ServiceTokenChanged _ -> false; // by administrators alone
      case DataExported e -> isOwnData(e) && ownExports >= MAX_FACTS;
    };
  }

  private static boolean isOwnData(DataExported export) {
    return export.what() == ExportKind.PERSONAL_DATA;
  }

  /** What the same fact has in common, however often it is recorded. */
  private static Object key(SecurityFact fact) {
    return switch (fact) {
      case SignedIn e -> e.id();
      case SignedOut e -> e.id();
      case AccessRefused e -> e.policy();
      case DataExported e -> e.what().isOncePerDay() ? e.what() : e.id();
      case KeyCreated _ -> KeyCreated.class;
      case KeyRotated e -> e.id();
      case KeyDestroyed _ -> KeyDestroyed.class;
      case WebhookChanged e -> e.id();
      case ServiceTokenChanged e -> e.id();
    };
  }
}
