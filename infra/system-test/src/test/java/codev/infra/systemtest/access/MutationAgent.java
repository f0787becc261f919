package codev.infra.systemtest.access;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Loaded into a running service: has the check of one policy return at once, or one question to the
 * scope of a person's rights answered with yes. It is alone in its jar.
 */
public final class MutationAgent implements ClassFileTransformer {
  private static final String RULES = "codev.infra.web.authorization.AccessRules";
  private static final String AUTHORITIES = "codev.infra.web.authority.ProgrammeAuthorities";

  private static final Deque<Runnable> UNDO = new ArrayDeque<>();

  private final String mutated;

  private MutationAgent(String mutated) {
    this.mutated = mutated;
  }

  /**
   * Undoes what was mutated before; only the instrumentation that added it can, and there is a new
   * one each time.
   *
   * @param mutated the policy whose check admits everybody from now on, or the method that says yes
   *     to everybody; empty: none
   */
  public static void agentmain(@Nullable String mutated, Instrumentation service)
      throws UnmodifiableClassException {
    while (!UNDO.isEmpty()) UNDO.pop().run();
    if (mutated != null && !mutated.isEmpty()) {
      var agent = new MutationAgent(mutated);
      service.addTransformer(agent, true);
      UNDO.push(() -> service.removeTransformer(agent));
    }
    for (var loaded : service.getAllLoadedClasses())
      if (loaded.getName().equals(RULES) || loaded.getName().equals(AUTHORITIES))
        service.retransformClasses(loaded);
  }

  private boolean isPolicy() {
    return Character.isUpperCase(mutated.charAt(0));
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      String name,
      @Nullable Class<?> type,
      @Nullable ProtectionDomain domain,
      byte[] code) {
    if (!name.equals((isPolicy() ? RULES : AUTHORITIES).replace('.', '/'))) return null;
    var method = isPolicy() ? "check" : mutated;
    var file = ClassFile.of();
    return file.transformClass(
        file.parse(code),
        ClassTransform.transformingMethodBodies(
            body -> body.methodName().equalsString(method),
            isPolicy() ? new ReturnAtOnce(mutated) : new Yes()));
  }

  /** Whatever it is asked. */
  private record Yes() implements CodeTransform {
    @Override
    public void atStart(CodeBuilder code) {
      code.iconst_1().ireturn();
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      code.with(element);
    }
  }

  /** Before the first instruction: if the first argument is the policy, return. */
  private record ReturnAtOnce(String policy) implements CodeTransform {
    @Override
    public void atStart(CodeBuilder code) {
      var other = code.newLabel();
      code.aload(1)
          .invokevirtual(
              ClassDesc.of("java.lang.Enum"), "name", MethodTypeDesc.of(ConstantDescs.CD_String))
          .ldc(policy)
          .invokevirtual(
              ConstantDescs.CD_String,
              "equals",
              MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object))
          .ifeq(other)
          .return_()
          .labelBinding(other);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      code.with(element);
    }
  }
}
