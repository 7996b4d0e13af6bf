"""Chinese for English words that CC-CEDICT turned round misses, written for this project (CC0).

They are asked before the reverse index: the commonest words, for which it has too much (`go` is in
the glosses of hundreds of words), and words that no gloss says, most of them of technology.
"""

from __future__ import annotations

from functools import lru_cache

OWN_LIST = "this program"
"""The name of the list as a source of senses, as `this episode` is one."""

_LIST = """
a 一个, a bit 有点儿, a few 几个；一些, a lot 很多, ablate 消融；切除, ablation 消融；消融实验
able 能够, aboard 在船上；加入, about 关于；大约, abovementioned 上述的, abridgment 删节；节本
accentuate 强调；突出, accrue 累积；增长, actually 实际上, adjudicate 裁决；评判
admin 管理员；行政, aesthetically 审美上, aforesaid 上述的, afoul 冲突；纠缠, after 在……之后
again 再；又, agent 智能体；代理人, agentic 智能体的；自主行动的, agi 通用人工智能
agnostic 不可知论者；不依赖于特定对象的, agrarian 农业的；土地的, ahem 啊哼（清嗓子）
albeit 尽管；虽然, algorithmic 算法的, all 所有；全部, alright 好吧；没问题, also 也, always 总是
ambivalent 矛盾的；犹豫不决的, ampersand 和号, an 一个, anachronism 时代错误；过时的事物
and 和；而且, anecdotally 据传闻；据轶事, anomalous 异常的, anonymize 匿名化, another 另一个
anthropomorphize 拟人化, any 任何, anything 任何东西, api 应用程序接口
apocalyptic 末日的；灾难性的, ar 增强现实, arguably 可以说；按理说, around 周围；大约, as 作为；像
as if 好像, as long as 只要, as well 也, as-is 照原样, ascent 上升；攀登, ask 问, asymmetry 不对称
async 异步, at 在, at all 根本；完全, at least 至少, attuned 协调的；适应的, auth 认证；授权
averse 反感的；不愿意的, away 离开, axiomatically 公理般地；不言自明地, back 回；背后
backpedal 退缩；变卦, backprop 反向传播, backpropagation 反向传播, ballpark 大致的；棒球场
bamboozle 哄骗, bandwidth 带宽；精力, barf 呕吐, based on 基于, basically 基本上, be 是
be able to 能够, because 因为, become 成为；变得, before 在……之前, befriend 与……交朋友
beget 引起；产生, begin 开始, behemoth 庞然大物, believe 相信, best 最好, better 更好
between 在……之间, bifurcate 分叉；分成两支, big 大, bio 生物；简介, bios 简介；履历
bit 一点儿；比特, bitmask 位掩码, bloat 膨胀；臃肿, boggling 令人难以置信的, bool 布尔值
bootstrap 自力更生；自举, bot 机器人, both 两者都, bring 带来, btw 顺便说一句, build 建造；构建
buildout 建设；扩建, built-in 内置的, builtin 内置的, bulldoze 推平；强行通过, but 但是
by 被；由；通过, byproduct 副产品, cafe 咖啡馆, café 咖啡馆, can 能；可以, caret 插入符号
carry out 实施, caveat 附加说明；限制, caveman 穴居人, cert 证书, certify 证明；认证
cfo 首席财务官, chatbot 聊天机器人, checkpoint 检查点, chokepoint 咽喉要道, circuitry 电路
classifier 分类器, cleanup 清理, cli 命令行界面, cliche 陈词滥调, clobber 狠揍；覆盖掉
clunky 笨重的；不好用的, clutter 杂乱；弄乱, cnn 卷积神经网络, codec 编解码器
codify 编成法典；使成体系, colloquialism 口语词, combinator 组合器；组合子, come 来
come up with 想出, commoditize 使商品化, commute 通勤, computationally 从计算上说
concatenate 连接；串联, concatenation 连接；串联, conceptual 概念的, conceptualize 形成概念；构想
conceptually 概念上, condo 公寓, config 配置, conflate 混为一谈, confoundingly 令人困惑地
consternation 惊愕, constructor 构造函数, construe 理解为；解释, contextual 上下文的；语境的
contextualize 放到背景中看, contrarian 逆向思维者；反主流的, contravene 违反；抵触
contravention 违反；违背, convolutional 卷积的, could 能；可以, crawdad 小龙虾
credential 凭证；资格, cringe 尴尬；畏缩, cron 定时任务, crossover 交叉；跨界
cryptographically 用密码学方法, cto 首席技术官, culminate 达到顶点；以……告终, curate 策划；精选
customizable 可定制的, dang 该死；哎呀, data center 数据中心, day-to-day 日常的, db 数据库
deal with 处理；应对, dealbreaker 破坏交易的因素, debounce 防抖；去抖动, debugger 调试器
declension 变格, decrement 减量；递减, dedupe 去重, deduplicate 去重, deniability 可否认性
denizen 居民, denoising 去噪, dependency 依赖；依赖项, depersonalize 使失去个性
deprecated 已弃用的, dequeue 出队, dereference 解引用, descriptor 描述符；描述语
destructor 析构函数, deterministically 确定性地, dev 开发；开发者, dexterous 灵巧的
diacritic 变音符号, diatribe 抨击；长篇指责, dichotomy 二分法；对立, diff 差异；差异比较
different 不同, discombobulate 使困惑, disproportionately 不成比例地；过度地, distill 提炼；蒸馏
distributional 分布的, distro 发行版, do 做, doc 文档；医生, doomscroll 刷负面消息
dork 呆子；书呆子, doublecheck 复核, down 向下, downside 缺点；负面, dpo 直接偏好优化
dramatization 戏剧化；改编成剧本, droid 机器人, during 在……期间, dystopian 反乌托邦的, each 每个
each other 互相, ecommerce 电子商务, egalitarian 平等主义的, egocentric 自我中心的
embodied 具身的；体现的, emergent 涌现的；突现的, encapsulation 封装, end up 最终
end-to-end 端到端的, enormity 巨大；艰巨, enqueue 入队, entitlement 权利；应得的权利, enum 枚举
env 环境, epoch 轮次；纪元, ergonomic 符合人体工程学的, eschew 避开；避免, etcetera 等等
eval 评测；评估, even 甚至, every 每个, everything 一切, existentially 从存在的角度
expressible 可表达的, fab 晶圆厂；制造厂, faq 常见问题, fave 最喜欢的, feedforward 前馈, feel 感觉
fiduciary 受托人；信托的, figure out 弄清楚, finagle 耍手段弄到, find 找到, find out 发现；查明
fine-tune 微调, fine-tuned 微调过的, fine-tuning 微调, finetune 微调, finetuning 微调
fintech 金融科技, first 第一；首先, flabbergasted 大吃一惊的, fledgling 初出茅庐的；刚起步的
follow-up 后续；跟进, footprint 足迹；占用空间, for 为了；给, for example 例如
formative 形成的；对成长影响重大的, foundation model 基础模型, foundational 基础的, fraudster 骗子
freemium 免费增值, from 从；来自, frontier 前沿；边界, fudge 敷衍；捏造, functionality 功能
garble 弄乱；使混淆, garbled 混乱不清的, gazillion 无数, generalizability 可泛化性
generalizable 可泛化的, generically 一般地, genericize 使通用化, get 得到；变得, gimmick 噱头
gist 要点, give 给, give up 放弃, gizmo 小玩意儿, go 去, go on 继续, gobbledygook 官样文章
going to 将要, good 好, gotcha 陷阱；明白了, gpu 图形处理器, grad 研究生；毕业生, granularity 粒度
gratis 免费的, great 伟大；很棒, greenlight 批准；绿灯, grepping 用grep搜索, grift 诈骗
grok 透彻理解；顿悟, grokking 顿悟；突然学会, grow up 长大, grumpy 脾气坏的
guardrail 护栏；防护措施, guesstimate 粗略估计, guy 家伙；人, hacky 凑合的；取巧的
hallucinate 产生幻觉, halve 减半；对半分, hands-on 亲自动手的；实践的, happen 发生
hardcode 写死在代码里, hassle 麻烦；困扰, have 有, have to 不得不；必须, he 他, hear 听见；听说
heck 究竟；见鬼, help 帮助, her 她；她的, here 这里, herein 在此；本文中, heterogeneity 异质性
heterogeneous 异质的；异构的, high-level 高层次的, him 他, his 他的, hold 拿着；持有
holistically 整体地, how 怎么；多么, humongous 巨大的, hype 炒作；大肆宣传, hyperparameter 超参数
hyperscaler 超大规模云服务商, hyphenate 用连字符连接, hypothesize 假设, i 我, i mean 我的意思是
icky 令人恶心的, ide 集成开发环境, idea 想法；主意, ideate 构思, ideation 构思；观念形成
idiosyncratic 独特的；特异的, idk 我不知道, if 如果；是否, impoverish 使贫困, in 在……里
in fact 事实上, in order to 为了, in terms of 就……而言, in-house 内部的, inasmuch 因为；鉴于
incentivize 激励, inception 开端；创始, ineffable 难以言喻的, inferential 推论的
influencer 网红；有影响力的人, info 信息, infrastructural 基础设施的, init 初始化
insofar 在……范围内, instantiate 实例化, instantiation 实例化；实例, instead of 而不是
instinctively 本能地, interject 插话, interp 可解释性研究, interpretability 可解释性
interpretable 可解释的, into 进；到……里面；成为, intricacies 错综复杂之处, intricacy 错综复杂
intro 介绍；引言, introvert 内向的人, intuit 凭直觉知道, ipo 首次公开募股, irremediably 无可挽回地
isotropic 各向同性的, it 它, iterate 迭代；反复改进, iterative 迭代的；反复的
iteratively 迭代地；反复地, its 它的, jaggy 锯齿状的, janky 粗糙的；不稳定的, jeez 天哪
juggernaut 势不可挡的力量, just 只是；刚刚, juxtapose 并列, juxtaposition 并列；对照, keep 保持
kickstart 启动；推动, kid 孩子, kind 种类；善良, kind of 有点儿, kinda 有点儿
kludge 权宜之计；拼凑的办法, know 知道, kpi 关键绩效指标, language model 语言模型
large language model 大语言模型, large-scale 大规模的, last 最后；持续, latency 延迟；时延
learn 学习；学会, learning 学习, leave 离开；留下, left 左, legalese 法律术语, legibility 可读性
legit 正当的；真的, lemma 引理；词元, less 更少, let 让, leverage 利用；杠杆, lexically 在词汇上
lexicographic 字典序的, lexicographical 字典序的, licensor 许可人, licensure 许可证的颁发
lidar 激光雷达, like 像；喜欢, listicle 清单式文章, litigate 诉讼；争辩, live 住；生活
llm 大语言模型, logistic 逻辑斯谛的；后勤的, long 长, long-term 长期的, look 看；看起来
look for 寻找, look forward to 期待, lookup 查找, lose 失去, lossy 有损的, lot 很多；许多
lstm 长短期记忆网络, make 做；使, make sense 讲得通, make sure 确保, mangle 弄坏；损毁
maniacally 狂热地, many 许多, maximalist 极致主义者, may 可能；可以, maybe 也许
mcp 模型上下文协议, me 我, mean 意思是；意味着, mech 机械；机甲, mechanistic 机制的；机械论的
mechanistically 从机制上, meet 遇见；见面, meetup 聚会, meta 元；自我指涉的, metabolize 代谢；消化
metric 指标；度量, metrology 计量学, might 可能, mindlessly 不动脑筋地, mindset 心态；思维模式
minify 压缩代码, misaligned 没有对齐的；不一致的, misalignment 不对齐；不一致
misfit 不合群的人；不相称, misnomer 用词不当；误称, ml 机器学习, mockup 实体模型；样稿
mod 修改；模组, modality 模态；方式, modicum 少量；一点点, moot 无实际意义的；有争议的, more 更多
most 大多数；最, move 移动, much 许多；很, multimodal 多模态的, munge 处理；转换（数据）
must 必须, mutate 变异；改变, mutex 互斥锁, my 我的, nab 抓住；逮捕, nah 不；没有
navigability 适航性, nebulous 模糊的；含糊的, necessitate 使……成为必要, need 需要
nerdy 书呆子气的, never 从不, new 新, nitty-gritty 本质细节, nlp 自然语言处理, no 不；没有
no longer 不再, no-brainer 不用想的事, nonce 一次性数；随机数, nonetheless 尽管如此；仍然
nope 不；没有, normative 规范的, not 不；没, nothing 没有什么, notwithstanding 尽管, now 现在
nuance 细微差别, nuanced 细致入微的, nudge 轻推；引导, nuke 核武器；彻底毁掉
numeric 数字的；数值的, obfuscate 使模糊；混淆, obligate 使负有义务, obligated 有义务的, of 的
of course 当然, off 离开；关掉, offboard 办理离职, offload 卸下；转移, ok 好的, okay 好的
old 旧；老, omni 全；全能的, on 在……上, on-ramp 入口匝道；入门途径, onboard 使入职；引导上手
onboarding 入职；新手引导, one 一；一个, only 只, onto 到……上, onus 责任；义务, oomph 劲头；魅力
oops 哎呀, open source 开源, open-source 开源的, operationalize 落实；使可操作, opt-in 选择加入
opt-out 选择退出, optimizer 优化器, or 或者；还是, orchestrate 协调；编排, org 组织；机构
other 其他, our 我们的, out 出去；外面, outlier 离群值；异常者, outsized 过大的；超乎寻常的
over 在……上方；结束, overarching 首要的；包罗万象的, overblown 夸大的, overfit 过拟合
overhyped 被过度炒作的, overindex 过分看重, own 自己的；拥有, parallelize 并行化, param 参数
parenthesize 用括号括起来, parenthetical 插入的；附带的, parsimonious 吝啬的；简约的, part 部分
pdf 便携式文档, people 人们, perky 活泼的；神气的, permissible 许可的, perpetuity 永久
pertain 有关；关于, pharma 制药业, pick up 捡起；学会, pigeonhole 归类；分类架, play 玩；播放
plugin 插件, podcaster 播客主持人, point 点；要点, point out 指出, policymaking 政策制定
popup 弹出窗口, post-mortem 事后分析；尸检, post-training 后训练, ppo 近端策略优化
pre-trained 预训练过的, pre-training 预训练, preclude 排除；阻止, precludes 排除；阻止
predate 早于, prepend 加在前面, pretrain 预训练, pretrained 预训练过的, pretraining 预训练
prioritization 优先排序, probabilistic 概率的；随机的, probably 大概；可能, problem 问题
productively 有成效地, profiler 分析器, programmatically 以编程方式
prohibitively 高得令人望而却步地, psych 心理学；使做好心理准备, pummel 连续捶打
purview 范围；权限, put 放, qa 质量保证；问答, quant 量化分析师；量化的, quantifier 量词；量化者
question 问题, quirk 怪癖；特点, quirky 古怪的；与众不同的, racily 活泼地；猥亵地
ragtag 杂乱的；拼凑起来的, rando 陌生人；随便什么人, randomization 随机化, randomize 随机化
rather than 而不是, rationale 理由；基本原理, readme 说明文件, real-time 实时的
real-world 现实世界的, really 真的；非常, recap 回顾；扼要重述, recursively 递归地, ref 引用
referable 可归因的；可参照的, regex 正则表达式, regularization 正则化, regularize 正则化；使规则化
reinforcement learning 强化学习, relatable 容易产生共鸣的, relocatable 可重定位的
repeatably 可重复地, repo 代码仓库, reproducible 可重现的, repurpose 改变用途
rescission 撤销；解除, responsiveness 响应速度；反应能力, resumption 恢复；重新开始, resumé 简历
retool 重新装备, rickety 摇摇晃晃的, riff 即兴发挥；反复乐段, right 对；右, right now 现在；马上
rl 强化学习, rlhf 基于人类反馈的强化学习, rnn 循环神经网络, roi 投资回报率, rollout 推出；展开
run 跑；运行, run out of 用完, rundown 概要, runtime 运行时；运行时间, résumé 简历
résumés 简历, saas 软件即服务, salivate 流口水；垂涎, same 相同；一样, sane 神志正常的；合理的
sanitize 消毒；净化, say 说, scaffold 脚手架；支架, scaffolding 脚手架；支架, scalable 可扩展的
scale up 扩大规模, schema 模式；结构, schtick 惯用的噱头, sci-fi 科幻, scrappy 拼劲十足的；零碎的
sdk 软件开发工具包, see 看见；看, seem 似乎, segue 顺势转到；过渡, self-driving 自动驾驶的
separator 分隔符；分离器, seq 序列, sequencer 音序器；测序仪, serendipitous 偶然而幸运的
serialize 序列化；连载, set 设置；集合, set up 建立；设置, sft 监督微调, she 她
shibboleth 口头禅；陈规, short-term 短期的, should 应该, show up 出现
showstopper 致命问题；精彩表演, shtick 惯用的噱头, simulator 模拟器, since 自从；因为
slog 苦干；艰难跋涉, slop 粗制滥造的内容；泔水, slurp 咕嘟咕嘟地喝, small 小, snarky 讽刺挖苦的
so 所以；这么, so-called 所谓的, societal 社会的, solopreneur 单人创业者, some 一些, someone 某人
something 某事；某物, sort of 有点儿, sorta 有点儿, sparsity 稀疏性, spec 规格；说明
specifier 说明符, speedup 加速, spew 喷出；大量放出, spiel 滔滔不绝的讲话, sprawl 蔓延；伸开四肢躺
sql 结构化查询语言, squelch 压制；嘎吱声, squishy 软绵绵的, stakeholder 利益相关者, stand 站
standup 站会；单口喜剧, start 开始, start-up 初创公司, stat 统计数字, state-of-the-art 最先进的
stats 统计数据, steamroll 压倒, still 仍然, stochastic 随机的, stoked 兴奋的, str 字符串
stratify 分层, struct 结构体, stuff 东西, stylize 使程式化, sublicense 再许可, substring 子字符串
subsumption 包含；归入, subtask 子任务, subtlety 微妙之处, such 这样的, such as 例如
superset 超集, sure 确定；当然, swag 赠品；风度, swath 一大片；一长条, symlink 符号链接
symmetric 对称的, synaptic 突触的, tabular 表格的, tactile 触觉的, tagger 标注器
tailwind 顺风；有利因素, take 拿；带, take off 起飞；脱下, take place 发生, takeaway 要点；外卖
takeoff 起飞, tangentially 附带地；略微相关地, techno 科技；高科技舞曲, tell 告诉
tenuous 脆弱的；牵强的, testbed 试验台, than 比, that 那；那个, the 这；那, their 他们的
them 他们, then 然后；那么, there 那里；有, thereof 其；由此, thereto 附加于此；此外, these 这些
they 他们, thing 东西；事情, think 认为；想, think of 想到；认为, this 这；这个, those 那些
though 虽然；不过, through 通过, thru 通过；穿过, tidbit 趣闻；小块美食, tipping 倾倒的；小费
to 到；向, toddler 学步的幼儿, toggle 切换；开关, token 词元；代币, tokenize 分词；切成词元
tokenizer 分词器, too 也；太, tortious 侵权的, tpu 张量处理器, trade-off 权衡, tradeoff 权衡
training 训练, tranche 部分；一批, transactional 事务性的；交易的, transformative 变革性的
transformer 变换器；变压器, traumatize 使受精神创伤, trope 惯用的情节；比喻, try 尝试
turn out 结果是, tweak 微调；稍作调整, tween 补间动画, u.k. 英国, u.s 美国, u.s. 美国, ugh 呃；唉
uh 呃；嗯, ui 用户界面, um 嗯；呃, unclutter 整理；使整洁, under 在……下面, undergrad 本科生
unironically 并非反讽地；认真地, unlock 解锁；开启, unset 取消设置, unsupervised 无监督的
until 直到, unverifiable 无法验证的, up 向上, upskill 提升技能, uptick 小幅上升, us 我们, use 使用
used to 过去常常；习惯于, util 实用工具, utilise 利用, ux 用户体验, vantage 有利位置；优势
vc 风险投资；风险投资人, verbalize 用言语表达, verifiability 可验证性, verifiable 可验证的
verifier 验证器, very 非常, vibe 氛围；感觉, vibes 氛围；感觉, viscerally 发自内心地；本能地
vocalist 歌手, vr 虚拟现实, vs 对；与……相比, waiver 弃权声明；豁免, want 想要, way 方式；路
we 我们, weightlifting 举重, well 好；嗯, well-known 众所周知的, what 什么, whatnot 诸如此类
when 什么时候；当, where 哪里, wherein 在其中, whereupon 于是, wherewithal 必要的资金；本领
which 哪个, while 当……时；虽然, whitepaper 白皮书, who 谁, whomever 无论谁, why 为什么
will 将；会, wistful 惆怅的；渴望的, with 和；用, within 在……之内, without 没有, woah 哇
wonky 不稳的；书呆子气的, work 工作；起作用, work out 解决；锻炼, workaround 变通办法
workstream 工作流, would 会；愿意, write 写, yapping 喋喋不休, yeah 是的, yep 是的；对, yes 是的
you 你；你们, you know 你知道, your 你的；你们的, yourselves 你们自己, yup 是的；对
zilch 零；什么也没有
"""


def additions(word: str) -> tuple[str, ...]:
    """Chinese words for an English word or term in lower case, the best first; or none."""
    return _table().get(word, ())


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    rows = (
        item.rpartition(" ") for line in _LIST.strip().splitlines() for item in line.split(", ")
    )
    return {word: tuple(chinese.split("；")) for word, _, chinese in rows}
