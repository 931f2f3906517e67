package io.gondola.apiserver.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import io.gondola.Admitted;
import io.gondola.api.meta.FieldError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that no recording shows, by kind of error and field; texts are tested elsewhere. */
class RejectedFieldsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "env: [{name: A, valueFrom: {}}] | INVALID env[0].valueFrom",
        "env: [{name: 'A=B'}] | INVALID env[0].name",
        "env: [{name: A, valueFrom: {secretKeyRef: {name: s}}}] |"
            + " REQUIRED env[0].valueFrom.secretKeyRef.key",
        "env: [{name: A, valueFrom: {configMapKeyRef: {name: s, key: 'a b'}}}] |"
            + " INVALID env[0].valueFrom.configMapKeyRef.key",
        "env: [{name: A, valueFrom: {fieldRef: {fieldPath: status.phase}}}] |"
            + " UNSUPPORTED env[0].valueFrom.fieldRef.fieldPath",
        "env: [{name: A, valueFrom: {resourceFieldRef: {resource: limits.gpu}}}] |"
            + " UNSUPPORTED env[0].valueFrom.resourceFieldRef.resource",
        "envFrom: [{}] | INVALID envFrom",
        "envFrom: [{configMapRef: {}}] | REQUIRED envFrom[0].configMapRef.name",
        "terminationMessagePolicy: Loud | UNSUPPORTED terminationMessagePolicy",
        "restartPolicy: Sometimes | UNSUPPORTED restartPolicy",
        "securityContext: {runAsUser: -1} | INVALID securityContext.runAsUser",
        "securityContext: {procMount: Odd} | UNSUPPORTED securityContext.procMount",
        "securityContext: {seccompProfile: {type: Localhost}} |"
            + " REQUIRED securityContext.seccompProfile.localhostProfile",
        "securityContext: {privileged: true, allowPrivilegeEscalation: false} |"
            + " INVALID securityContext",
        "lifecycle: {preStop: {sleep: {seconds: 31}}} | INVALID lifecycle.preStop.sleep",
        "lifecycle: {stopSignal: SIGTERM} | FORBIDDEN lifecycle.stopSignal",
        "livenessProbe: {grpc: {port: 0}} | INVALID livenessProbe.grpc.port",
        "livenessProbe: {httpGet: {port: 80, httpHeaders: [{name: 'a b'}]}} |"
            + " INVALID livenessProbe.httpGet.httpHeaders",
        "resources: {limits: {nvidia.com/gpu: 500m}} | INVALID resources.limits[nvidia.com/gpu],"
            + " INVALID resources.requests[nvidia.com/gpu]",
        "resources: {requests: {nvidia.com/gpu: 1}} | REQUIRED resources.limits",
        "resources: {limits: {hugepages-2Mi: 4Mi}} | FORBIDDEN resources",
        "resources: {limits: {cpu: 1, hugepages-2Mi: 3Mi}} |"
            + " INVALID resources.limits[hugepages-2Mi], INVALID resources.requests[hugepages-2Mi]",
        "resources: {claims: [{name: x}]} | NOT_FOUND resources.claims[0]",
        "volumeDevices: [{name: x, devicePath: /d}] | NOT_FOUND volumeDevices[0].name",
        "volumeMounts: [{name: v, mountPath: /a, subPath: ../b}] | INVALID volumeMounts.subPath",
        "volumeMounts: [{name: v, mountPath: /a, mountPropagation: Odd}] |"
            + " UNSUPPORTED volumeMounts.mountPropagation",
      })
  void container_isRefused(String container, String expected) {
    assertRefused(
        pod("containers: [{name: c, image: i, " + container + "}], volumes: [{name: v}]"),
        "spec.containers[0].",
        expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "initContainers: [{name: i, image: i, lifecycle: {}}] | FORBIDDEN initContainers[0].lifecycle",
        "activeDeadlineSeconds: 0 | INVALID activeDeadlineSeconds",
        "hostname: a.b | INVALID hostname",
        "subdomain: A | INVALID subdomain",
        "dnsPolicy: None | REQUIRED dnsConfig",
        "dnsConfig: {nameservers: [a]} | INVALID dnsConfig.nameservers[0]",
        "dnsConfig: {searches: ['a b']} | INVALID dnsConfig.searches[0]",
        "hostAliases: [{ip: a}] | INVALID hostAliases[0].ip",
        "readinessGates: [{conditionType: 'a b'}] | INVALID readinessGates[0].conditionType",
        "schedulingGates: [{name: a}, {name: a}] | DUPLICATE schedulingGates[1]",
        "priorityClassName: A | INVALID priorityClassName",
        "preemptionPolicy: Odd | UNSUPPORTED preemptionPolicy",
        "os: {name: beos} | UNSUPPORTED os",
        "securityContext: {fsGroup: -1} | INVALID securityContext.fsGroup",
        "securityContext: {sysctls: [{name: 'a b'}]} | INVALID securityContext.sysctls[0].name",
        "volumes: [{name: v, hostPath: {path: ''}}] | REQUIRED volumes[0].hostPath.path",
        "volumes: [{name: v, configMap: {name: c, defaultMode: 512}}] |"
            + " INVALID volumes[0].configMap.defaultMode",
        "volumes: [{name: v, secret: {}}] | REQUIRED volumes[0].secret.secretName",
        "volumes: [{name: v, persistentVolumeClaim: {claimName: ''}}] |"
            + " REQUIRED volumes[0].persistentVolumeClaim.claimName",
        "volumes: [{name: V}] | INVALID volumes[0].name",
        "volumes: [{name: v, projected: {sources: [{serviceAccountToken: {path: t}}]}}] |"
            + " FORBIDDEN volumes[0].projected.sources[0].serviceAccountToken",
        "topologySpreadConstraints: [{maxSkew: 0, topologyKey: z, whenUnsatisfiable:"
            + " DoNotSchedule}] | INVALID topologySpreadConstraints[0].maxSkew",
        "topologySpreadConstraints: [{maxSkew: 1, topologyKey: z, whenUnsatisfiable: Odd}] |"
            + " UNSUPPORTED topologySpreadConstraints[0].whenUnsatisfiable",
        "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms:"
            + " []}}} | REQUIRED affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution"
            + ".nodeSelectorTerms",
        "affinity: {podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 0,"
            + " podAffinityTerm: {topologyKey: z}}]}} | INVALID affinity.podAntiAffinity"
            + ".preferredDuringSchedulingIgnoredDuringExecution[0].weight",
        "tolerations: [{key: a, effect: Odd}] | UNSUPPORTED tolerations[0].effect",
        "hostUsers: false, hostPID: true | FORBIDDEN HostPID",
        "nodeName: node1, schedulingGates: [{name: a}] | FORBIDDEN nodeName",
      })
  void podSpec_isRefused(String fields, String expected) {
    assertRefused(pod("containers: [{name: c, image: i}], " + fields), "spec.", expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type: NodePort, ports: [{port: 80, nodePort: 80}] | INVALID ports[0].nodePort",
        "type: LoadBalancer, clusterIP: None, ports: [{port: 80}] | INVALID clusterIPs[0]",
        "type: ExternalName, externalName: a_b | INVALID externalName",
        "type: ExternalName, externalName: a, clusterIP: 10.96.0.9 | FORBIDDEN clusterIPs",
        "clusterIPs: [10.96.0.9], ports: [{port: 80}] | INVALID clusterIPs",
        "clusterIP: 192.168.0.1, ports: [{port: 80}] | INVALID clusterIPs",
        "ipFamilies: [IPv5], ports: [{port: 80}] | UNSUPPORTED ipFamilies[0]",
        "ipFamilies: [IPv6], ports: [{port: 80}] | INVALID ipFamilies[0]",
        "ipFamilyPolicy: RequireDualStack, ports: [{port: 80}] | INVALID ipFamilyPolicy",
        "externalIPs: [127.0.0.1], ports: [{port: 80}] | INVALID externalIPs[0]",
        "internalTrafficPolicy: Odd, ports: [{port: 80}] | UNSUPPORTED internalTrafficPolicy",
        "trafficDistribution: Odd, ports: [{port: 80}] | UNSUPPORTED trafficDistribution",
        "allocateLoadBalancerNodePorts: true, ports: [{port: 80}] |"
            + " FORBIDDEN allocateLoadBalancerNodePorts",
        "loadBalancerSourceRanges: [10.0.0.0/8], ports: [{port: 80}] |"
            + " FORBIDDEN LoadBalancerSourceRanges",
        "loadBalancerClass: a/b, ports: [{port: 80}] | FORBIDDEN loadBalancerClass",
        "healthCheckNodePort: 30000, ports: [{port: 80}] | INVALID healthCheckNodePort",
        "type: NodePort, externalTrafficPolicy: Odd, ports: [{port: 80}] |"
            + " UNSUPPORTED externalTrafficPolicy",
        "ports: [{port: 80, appProtocol: 'a b'}] | INVALID ports[0].appProtocol",
      })
  void service_isRefused(String fields, String expected) {
    assertRefused(
        "{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {" + fields + "}}",
        "spec.",
        expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: Namespace, metadata: {name: a.b} | INVALID metadata.name",
        "kind: Namespace, metadata: {name: a, namespace: b} | FORBIDDEN metadata.namespace",
        "kind: ConfigMap, metadata: {name: a}, data: {'a b': x} | INVALID data[a b]",
        "kind: ConfigMap, metadata: {name: a}, data: {..a: x} | INVALID data[..a]",
        "kind: ConfigMap, metadata: {name: a}, data: {a: x}, binaryData: {a: eA==} |"
            + " INVALID data[a]",
        "kind: Secret, metadata: {name: a}, type: kubernetes.io/ssh-auth |"
            + " REQUIRED data[ssh-privatekey]",
        "kind: Secret, metadata: {name: a}, data: {'a b': eA==} | INVALID data[a b]",
        "kind: Node, metadata: {name: A} | INVALID metadata.name",
        "kind: Node, metadata: {name: a}, spec: {taints: [{key: k}]} |"
            + " REQUIRED metadata.taints[0].effect",
        "kind: Node, metadata: {name: a}, spec: {podCIDRs: [a]} | INVALID spec.podCIDRs[0]",
        "kind: ConfigMap, metadata: {name: a, ownerReferences: [{apiVersion: v1, kind: Pod, name: p,"
            + " uid: ''}]} | INVALID metadata.ownerReferences.uid",
      })
  void otherObject_isRefused(String fields, String expected) {
    assertRefused("{apiVersion: v1, " + fields + "}", "", expected);
  }

  private static String pod(String spec) {
    return "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {" + spec + "}}";
  }

  /**
   * Checks all errors of a manifest.
   *
   * @param prefix what the paths of all fields begin with
   */
  private static void assertRefused(String manifest, String prefix, String expected) {
    assertThat(Admitted.errors(manifest))
        .map(RejectedFieldsTest::place)
        .containsExactlyElementsOf(
            Splitter.on(", ")
                .splitToStream(expected)
                .map(error -> error.replaceFirst(" ", " " + prefix))
                .toList());
  }

  private static String place(FieldError error) {
    return error.kind() + " " + error.field();
  }
}
