ep () 
{ 
    javac $J --release 17 -parameters -proc:none -d /tmp/pic/ep -cp "$1" -processorpath $EPJ -XDcompilePolicy=simple --should-stop=ifError=FLOW -XDaddTypeAnnotationsToSymbol=true -Xlint:all,-processing,-options,-serial,-classfile,-exports '-Xplugin:ErrorProne -Xep:MissingSummary:OFF' "${@:2}" 2>&1
}
